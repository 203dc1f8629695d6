#include "explain/panels.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace polarmir::explain {
namespace {

constexpr std::size_t longest_whole{160};  ///< nt of a sequence that is drawn as a whole
constexpr std::ptrdiff_t surroundings{12}; ///< nt that are drawn on both sides of what lies on a longer one

/// What the panel must show: the entries, or without any the features.
std::vector<laying const *> essential(panel_content const & content)
{
    std::vector<laying const *> parts;
    for (entry const & one : content.entries)
        parts.push_back(&one.where);
    if (parts.empty())
        for (named_laying const & one : content.features)
            parts.push_back(&one.where);
    return parts;
}

window choose_window(panel_content const & content)
{
    auto const size = static_cast<std::ptrdiff_t>(content.sequence.size());
    auto const parts = essential(content);
    window shown{0, size};
    if (content.sequence.size() > longest_whole && !parts.empty())
    {
        auto const first = (*std::ranges::min_element(parts, {}, &laying::begin))->begin;
        auto const last =
            (*std::ranges::max_element(parts, {}, [](laying const * p) { return p->end(); }))->end();
        shown = {std::max<std::ptrdiff_t>(first - surroundings, 0), std::min(last + surroundings, size)};
    }
    for (laying const * part : parts)
        shown.begin = std::min(shown.begin, part->begin); // a tail may begin before the sequence
    return shown;
}

std::string title_of(panel_content const & content, window const & shown)
{
    auto const size = static_cast<std::ptrdiff_t>(content.sequence.size());
    std::string title = content.name + ", " + std::to_string(size) + " nt";
    if (shown.begin > 0 || shown.end < size)
        title += ", of which bases " + std::to_string(std::max<std::ptrdiff_t>(shown.begin, 0) + 1) + " to " +
                 std::to_string(shown.end);
    return title;
}

/// As an insert, but with `=` for equal bases.
drawn_bases draw_feature(laying const & where, std::string_view sequence, window const & shown)
{
    drawn_bases drawing = draw(where, sequence, shown);
    std::ranges::replace(drawing.letters, '.', '=');
    return drawing;
}

} // namespace

panel draw_panel(panel_content const & content)
{
    window const shown = choose_window(content);
    panel drawn{title_of(content, shown), draw(content.sequence, shown), {}, content.columns, {}};
    for (named_laying const & one : content.features)
        if (one.where.begin >= shown.begin && one.where.end() <= shown.end)
            drawn.features.push_back({draw_feature(one.where, content.sequence, shown), one.name});
    for (entry const & one : content.entries)
        drawn.inserts.push_back({one.cells, draw(one.where, content.sequence, shown), one.remark, one.bases});
    return drawn;
}

std::vector<entry> take(std::vector<placed_entry> & places, target const & where)
{
    constexpr std::ptrdiff_t near{60};
    std::vector<entry> taken;
    std::vector<placed_entry> left;
    for (placed_entry & one : places)
    {
        bool const is_near = where.on_hairpin || taken.empty() ||
                             std::abs(one.what.where.begin - taken.front().where.begin) <= near;
        if (one.where == where && is_near)
            taken.push_back(std::move(one.what));
        else
            left.push_back(std::move(one));
    }
    places = std::move(left);
    return taken;
}

std::vector<named_laying> matures_of(reference::mirna_reference const & reference, std::uint32_t hairpin)
{
    std::vector<named_laying> features;
    for (reference::placement const & place : reference.placements_in(hairpin))
    {
        reference::mature const & mature = reference.matures()[place.mature];
        named_laying & one = features.emplace_back();
        one.name = mature.name;
        one.where.bases = mature.sequence;
        one.where.begin = static_cast<std::ptrdiff_t>(place.where.begin);
    }
    return features;
}

panel_content content_of(target const & where, pipeline::resources const & shared)
{
    if (where.on_hairpin)
    {
        reference::hairpin const & one = shared.reference().hairpins()[where.index];
        return {one.name + " (" + one.accession + ")",
                one.sequence,
                matures_of(shared.reference(), where.index),
                {},
                {}};
    }
    reference::competitor const & one = shared.competitors().entries()[where.index];
    std::string const accession = one.accession.empty() ? "" : ", " + one.accession;
    return {one.name + " (" + name_of(one.rna_class) + accession + ")", one.sequence, {}, {}, {}};
}

} // namespace polarmir::explain
