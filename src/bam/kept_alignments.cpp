#include <polarmir/bam/kept_alignments.hpp>

#include <algorithm>
#include <tuple>

namespace polarmir::bam {
namespace {

void add_competitors(count::evidence const & found, targets const & all, std::vector<kept_alignment> & kept)
{
    auto const first = static_cast<std::ptrdiff_t>(kept.size());
    for (align::alignment const & a : found.competitors.alignments)
        kept.push_back({all.of_competitor(a.hairpin), a.position, no_row, false});
    std::stable_partition(kept.begin() + first, kept.end(), [&](kept_alignment const & a) {
        return a.target == all.of_competitor(found.verdict.target);
    });
}

/// From the reverse complement of the hairpins to the hairpins.
void add_antisense(align::result const & found,
                   std::string_view insert,
                   targets const & all,
                   std::vector<kept_alignment> & kept)
{
    for (align::alignment const & a : found.alignments)
    {
        auto const templated = static_cast<std::uint32_t>(insert.size()) - a.tail;
        auto const hairpin = static_cast<std::uint32_t>(all.entries()[a.hairpin].sequence.size());
        kept.push_back({a.hairpin, hairpin - a.position - templated, no_row, true});
    }
    std::ranges::sort(kept, {}, [](kept_alignment const & a) { return std::pair{a.target, a.position}; });
}

} // namespace

std::vector<kept_alignment>
kept_alignments(count::evidence const & found, std::string_view insert, targets const & all)
{
    count::assignment const & verdict = found.verdict;
    std::vector<kept_alignment> kept;
    for (count::claim const & c : verdict.claims)
        kept.push_back({c.hairpin, c.position, c.row, false});
    for (count::hairpin_place const & place : verdict.places)
        kept.push_back({place.hairpin, place.position, no_row, false});
    if (verdict.read_class == count::read_class::shared || is_another_rna(verdict.read_class))
        add_competitors(found, all, kept);
    if (verdict.read_class == count::read_class::antisense)
        add_antisense(found.antisense, insert, all, kept);
    return kept;
}

} // namespace polarmir::bam
