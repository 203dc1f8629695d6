#include "explain/sequence_places.hpp"

#include "explain/gapped_chapter.hpp"
#include "explain/panels.hpp"
#include "explain/wording.hpp"

#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/reference/sequences.hpp>

#include <algorithm>
#include <span>

namespace polarmir::explain {
namespace {

constexpr unsigned most_mismatches{2}; ///< of what is shown

/// A place where the insert could lie.
struct found_place
{
    align::stratum stratum;
    target where;
    align::alignment alignment;
};

/// All places, best first, hairpins before other RNAs.
std::vector<found_place> every_place(std::string const & bases, pipeline::resources const & shared)
{
    auto const hairpins = reference::sequences_of(shared.reference().hairpins());
    auto const rnas = reference::sequences_of(shared.competitors().entries());
    std::vector<found_place> places;
    for (bool const on_hairpin : {true, false})
        for (auto const & a :
             every_alignment(align::hairpin_index{on_hairpin ? hairpins : rnas}, bases, most_mismatches))
            places.push_back({stratum_of(bases, a), {on_hairpin, a.hairpin}, a});
    std::ranges::stable_sort(places, {}, &found_place::stratum);
    return places;
}

class place_chapters
{
  public:
    place_chapters(counted_output const & output, std::string const & bases, count::evidence const & found) :
        shared_{output.shared()}, allowed_{output.settings().align.max_mismatches}, bases_{bases},
        found_{found}, places_{every_place(bases, output.shared())}
    {}

    /// The chapters about places on the sense strand.
    [[nodiscard]] std::vector<chapter> make(std::size_t top) const
    {
        std::vector<chapter> chapters;
        auto const is_best = [&](found_place const & one) {
            return one.stratum == places_.front().stratum && one.stratum.mismatches <= allowed_;
        };
        auto const first_worse =
            static_cast<std::size_t>(std::ranges::find_if_not(places_, is_best) - places_.begin());
        auto const best = std::span{places_}.first(first_worse);
        auto const next = std::span{places_}.subspan(first_worse);
        if (!best.empty())
            chapters.push_back({"Fits best (" + fit_of(best.front()) + "): " + count_of(best.size(), "place"),
                                {},
                                draw(best),
                                {}});
        if (next.empty())
            return chapters;
        auto const shown = next.first(std::min(top, next.size()));
        chapter & worse = chapters.emplace_back(
            chapter{best.empty() ? "Nearest without gaps" : "Next best", {}, draw(shown), {}});
        worse.title += ": " + count_of(next.size(), "place") + " with at most " +
                       std::to_string(most_mismatches) + " mismatches";
        if (shown.size() < next.size())
            worse.rest = "and " + count_of(next.size() - shown.size(), "more place") + " (--top draws more)";
        return chapters;
    }

    [[nodiscard]] chapter opposite() const
    {
        std::vector<placed_entry> places;
        for (align::alignment const & a : found_.antisense.alignments)
        {
            std::size_t const length = shared_.reference().hairpins()[a.hairpin].sequence.size();
            places.push_back({{true, a.hairpin},
                              {lay_reverse(bases_, a, length),
                               {fit_text(bases_, a.mismatches, a.tail)},
                               "drawn as its reverse complement",
                               bases_}});
        }
        return {
            "On the opposite strand: " + count_of(places.size(), "place"), {}, draw(std::move(places)), {}};
    }

  private:
    [[nodiscard]] std::string fit_of(found_place const & one) const
    {
        return fit_text(bases_, one.alignment.mismatches, one.alignment.tail);
    }

    [[nodiscard]] std::vector<panel> draw(std::span<found_place const> places) const
    {
        std::vector<placed_entry> entries;
        for (found_place const & one : places)
            entries.push_back({one.where, {lay(bases_, one.alignment), {fit_of(one)}, remark(one), bases_}});
        return draw(std::move(entries));
    }

    [[nodiscard]] std::vector<panel> draw(std::vector<placed_entry> places) const
    {
        std::vector<panel> panels;
        while (!places.empty())
        {
            target const where = places.front().where;
            panel_content content = content_of(where, shared_);
            content.columns = {"fit"};
            content.entries = take(places, where);
            panels.push_back(draw_panel(content));
        }
        return panels;
    }

    /// What the place has to do with the verdict.
    [[nodiscard]] std::string remark(found_place const & one) const
    {
        if (one.stratum.mismatches > allowed_)
            return "more mismatches than are allowed";
        if (one.where.on_hairpin)
            return claim_text(one.alignment);
        bool const competes = std::ranges::find(found_.competitors.alignments, one.alignment) !=
                              found_.competitors.alignments.end();
        if (!competes && one.stratum == places_.front().stratum &&
            !shared_.competitors().entries()[one.where.index].host_of.empty())
            return "does not compete: the miRNA is cut out of it";
        return "";
    }

    [[nodiscard]] std::string claim_text(align::alignment const & a) const
    {
        std::vector<std::string> names;
        for (count::claim const & c : found_.verdict.claims)
            if (c.hairpin == a.hairpin && c.position == a.position)
                names.push_back(shared_.reference().row_mature(c.row).name);
        return names.empty() ? "" : "claimed by " + join(names, ", ");
    }

    pipeline::resources const & shared_;
    unsigned allowed_;
    std::string const & bases_;
    count::evidence const & found_;
    std::vector<found_place> places_;
};

} // namespace

std::vector<chapter> sequence_chapters(counted_output const & output,
                                       std::string const & bases,
                                       insert_fate const & fate,
                                       std::size_t top)
{
    if (!fate.is_aligned)
        return {};
    place_chapters const places{output, bases, fate.evidence};
    std::vector<chapter> chapters = places.make(top);
    count::read_class const verdict = fate.evidence.verdict.read_class;
    if (verdict == count::read_class::antisense)
        chapters.insert(chapters.begin(), places.opposite());
    if (verdict == count::read_class::unmapped)
        chapters.push_back(gapped_chapter(bases, output.shared()));
    return chapters;
}

} // namespace polarmir::explain
