#include "explain/mirna_chapters.hpp"

#include "explain/mirna_places.hpp"
#include "explain/panels.hpp"
#include "explain/wording.hpp"

#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>

#include <algorithm>
#include <span>
#include <utility>

namespace polarmir::explain {
namespace {

/// An insert with its sequence.
struct listed_insert
{
    std::string bases;
    pooled_insert numbers;
};

/// Most frequent first, then alphabetically.
std::vector<listed_insert> by_frequency(pooled_inserts const & inserts)
{
    std::vector<listed_insert> list;
    for (auto const & [bases, numbers] : inserts)
        list.push_back({bases.to_string(), numbers});
    std::ranges::stable_sort(
        list, std::ranges::greater{}, [](listed_insert const & one) { return one.numbers.reads; });
    return list;
}

std::uint64_t reads_of(std::span<listed_insert const> inserts)
{
    std::uint64_t reads{0};
    for (listed_insert const & one : inserts)
        reads += one.numbers.reads;
    return reads;
}

class chapter_maker
{
  public:
    chapter_maker(counted_output const & output, std::uint32_t row, bool with_molecules) :
        output_{output}, row_{row}, with_molecules_{with_molecules}, place_{output, row}
    {}

    [[nodiscard]] chapter make(relation kind, pooled_inserts const & inserts, std::size_t top) const
    {
        auto const list = by_frequency(inserts);
        auto const drawn = std::span{list}.first(std::min(top, list.size()));
        auto const rest = std::span{list}.subspan(drawn.size());
        chapter result;
        result.title = title_of(kind, list);
        if (kind == relation::counted && place_.hairpins().size() > 1)
            result.sentences.emplace_back(
                "Inserts that fit several hairpins are drawn on the first of them.");
        std::vector<placed_entry> places;
        for (listed_insert const & one : drawn)
            places.push_back(place(kind, one));
        result.panels = panels_of(kind, std::move(places));
        if (!rest.empty())
            result.rest = "and " + count_of(rest.size(), "more distinct insert") + " with " +
                          count_of(reads_of(rest), "read") + " (--top draws more)";
        return result;
    }

  private:
    [[nodiscard]] reference::mature const & mature() const
    {
        return output_.shared().reference().row_mature(row_);
    }

    [[nodiscard]] std::string title_of(relation kind, std::vector<listed_insert> const & list) const
    {
        if (list.empty())
            return title_of(kind) + ": none";
        std::string const numbers =
            count_of(list.size(), "distinct insert") + ", " + count_of(reads_of(list), "read");
        double counted{0};
        for (listed_insert const & one : list)
            counted += one.numbers.counted;
        constexpr double rounding{0.05};
        if (kind == relation::counted && counted < static_cast<double>(reads_of(list)) - rounding)
            return "Fits " + mature().name + ": " + numbers + ", of which " + format_compact(counted, 1) +
                   " are counted for it, the others " +
                   (output_.settings().count.multimap == count::multimap::unique
                        ? "fit other miRNAs as well and are counted for none (--multimap unique)"
                        : "for miRNAs that they fit as well");
        return title_of(kind) + ": " + numbers;
    }

    [[nodiscard]] std::string title_of(relation kind) const
    {
        switch (kind)
        {
        case relation::counted:
            return "Counted as " + mature().name;
        case relation::shared:
            return output_.settings().count.shared == count::shared_reads::count
                       ? "Explained equally well by another RNA (counted: --shared count)"
                       : "Explained equally well by another RNA (not counted)";
        case relation::other_rna:
            return "Explained better by another RNA (not counted)";
        case relation::beside:
            return "On the hairpin, too far off or too short (not counted)";
        case relation::antisense:
            break;
        }
        return "On the opposite strand (not counted)";
    }

    [[nodiscard]] static bool has_share(relation kind) noexcept
    {
        return kind == relation::counted || kind == relation::shared;
    }

    [[nodiscard]] std::vector<std::string> columns_of(relation kind) const
    {
        std::vector<std::string> columns{"reads"};
        if (with_molecules_)
            columns.emplace_back("molecules");
        if (has_share(kind))
            columns.emplace_back("share");
        columns.emplace_back("fit");
        return columns;
    }

    [[nodiscard]] placed_entry place(relation kind, listed_insert const & one) const
    {
        constexpr int decimals{4};
        drawn_place const found = place_(kind, one.bases);
        entry what{found.where, {std::to_string(one.numbers.reads)}, found.remark, one.bases};
        if (with_molecules_)
            what.cells.push_back(std::to_string(one.numbers.molecules));
        if (has_share(kind))
            what.cells.push_back(
                format_compact(one.numbers.counted / static_cast<double>(one.numbers.reads), decimals));
        what.cells.push_back(found.fit);
        return {found.target, std::move(what)};
    }

    /// One panel for each hairpin, or part of another RNA, in the order in which they are met. The hairpins
    /// of the miRNA are drawn in any case.
    [[nodiscard]] std::vector<panel> panels_of(relation kind, std::vector<placed_entry> places) const
    {
        std::vector<panel> panels;
        auto const draw_next = [&](target const & where) {
            panel_content content = content_of(where, output_.shared());
            if (!where.on_hairpin)
                content.features = look_alikes(content.sequence);
            content.columns = columns_of(kind);
            content.entries = take(places, where);
            panels.push_back(draw_panel(content));
        };
        if (kind == relation::counted)
            for (std::uint32_t const hairpin : place_.hairpins())
                draw_next({true, hairpin});
        while (!places.empty())
            draw_next(target{places.front().where});
        return panels;
    }

    /// Where the miRNA fits another RNA, see count::annotator.
    [[nodiscard]] std::vector<named_laying> look_alikes(std::string_view rna) const
    {
        constexpr unsigned mismatches{1};
        align::hairpin_index const index{std::span{&rna, 1}};
        std::vector<named_laying> features;
        for (auto const & a : align::every_alignment(index, mature().sequence, mismatches))
            features.push_back({lay(mature().sequence, a), mature().name});
        return features;
    }

    counted_output const & output_;
    std::uint32_t row_;
    bool with_molecules_;
    place_finder place_;
};

} // namespace

std::vector<chapter>
mirna_chapters(counted_output const & output, std::uint32_t row, row_inserts const & found, std::size_t top)
{
    chapter_maker const maker{output, row, found.has_molecules};
    std::vector<chapter> chapters;
    for (std::size_t i = 0; i < relation_count; ++i)
        if (auto const kind = static_cast<relation>(i); kind == relation::counted || !found.of[i].empty())
            chapters.push_back(maker.make(kind, found.of[i], top));
    return chapters;
}

} // namespace polarmir::explain
