#include <polarmir/concordance/rules.hpp>

#include <array>

namespace polarmir::concordance {
namespace {

/// Calls `use` with the members of both rules that make up a part.
void for_each_member(auto & a, auto & b, clause part, auto const & use)
{
    switch (part)
    {
    case clause::trimming:
        return use(a.dropped_reads, b.dropped_reads);
    case clause::umi:
        return use(a.molecules, b.molecules);
    case clause::competition:
        return use(a.competition, b.competition);
    case clause::strand:
        return use(a.both_strands, b.both_strands);
    case clause::length:
        use(a.min_length, b.min_length);
        use(a.min_exact, b.min_exact);
        return use(a.min_with_mismatch, b.min_with_mismatch);
    case clause::start:
        use(a.start, b.start);
        return use(a.ignored_5p, b.ignored_5p);
    case clause::end:
        use(a.end, b.end);
        return use(a.whole_read, b.whole_read);
    case clause::tail:
        use(a.tail, b.tail);
        use(a.clean_end, b.clean_end);
        use(a.one_letter_tail, b.one_letter_tail);
        return use(a.seed, b.seed);
    case clause::mismatches:
        use(a.mismatches, b.mismatches);
        return use(a.disagreements, b.disagreements);
    case clause::target:
        return use(a.matures_only, b.matures_only);
    case clause::best:
        return use(a.best, b.best);
    case clause::ties:
        return use(a.ties, b.ties);
    case clause::hits:
        return use(a.hits, b.hits);
    case clause::filter:
        return use(a.min_exact_reads, b.min_exact_reads);
    }
}

} // namespace

char const * name_of(clause part) noexcept
{
    constexpr std::array<char const *, clause_count> names{"umi",
                                                           "ties",
                                                           "copies",
                                                           "length",
                                                           "start",
                                                           "end",
                                                           "tail",
                                                           "mismatches",
                                                           "target",
                                                           "best_hit",
                                                           "antisense",
                                                           "other_rna",
                                                           "trimming",
                                                           "filter"};
    return names[static_cast<std::size_t>(part)];
}

void adopt(rules & mine, rules const & theirs, clause part)
{
    for_each_member(mine, theirs, part, [](auto & to, auto const & from) { to = from; });
}

bool agree(rules const & a, rules const & b, clause part)
{
    bool same{true};
    for_each_member(a, b, part, [&](auto const & x, auto const & y) { same = same && x == y; });
    return same;
}

} // namespace polarmir::concordance
