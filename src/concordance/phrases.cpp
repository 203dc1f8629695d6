#include "phrases.hpp"

#include <polarmir/core/text.hpp>

#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace polarmir::concordance {
namespace {

std::string nt(int shift)
{
    return (shift > 0 ? "+" : "") + std::to_string(shift);
}

/// `begin`, {-2, unlimited}, `5'`: `must not begin more than 2 nt before the mature's 5' end`.
std::string limits(std::string const & verb, window const & w, std::string const & end)
{
    std::string const mature_end = "the mature's " + end + " end";
    auto const beyond = [](int shift, char const * side) {
        return (shift == 0 ? std::string{} : "more than " + std::to_string(std::abs(shift)) + " nt ") + side +
               ' ';
    };
    bool const any_first = w.first <= -unlimited;
    bool const any_last = w.last >= unlimited;
    if (any_first && any_last)
        return "may " + verb + " anywhere";
    if (any_first)
        return "must not " + verb + ' ' + beyond(w.last, "behind") + mature_end;
    if (any_last)
        return "must not " + verb + ' ' + beyond(w.first, "before") + mature_end;
    return "must " + verb + ' ' + nt(w.first) + " to " + nt(w.last) + " nt from " + mature_end;
}

std::string start_text(rules const & of)
{
    std::string const ignored =
        of.ignored_5p == 0 ? std::string{}
                           : " (the first " + std::to_string(of.ignored_5p) + " nt are not compared)";
    return "reads " + limits("begin", of.start, "5'") + ignored;
}

std::string end_text(rules const & of)
{
    return std::string{of.whole_read ? "reads, tails included, " : "reads without their tails "} +
           limits("end", of.end, "3'");
}

std::string tail_text(rules const & of)
{
    if (of.seed != 0)
        return "all behind the first " + std::to_string(of.seed) + " nt may disagree";
    if (of.tail == 0)
        return "no tail may disagree";
    return "the last " + std::to_string(of.tail) + " nt may disagree" +
           (of.one_letter_tail ? " if they are one and the same base" : "");
}

std::string length_text(rules const & of)
{
    std::string text = "reads of at least " + std::to_string(of.min_length) + " nt";
    if (of.min_exact > of.min_length)
        text += ", " + std::to_string(of.min_exact) + " of them templated (" +
                std::to_string(of.min_with_mismatch) + " with a mismatch)";
    return text;
}

std::string mismatch_text(rules const & of)
{
    std::string text = std::to_string(of.mismatches) +
                       (of.mismatches == 1 ? " mismatch is" : " mismatches are") + " allowed";
    if (of.disagreements < static_cast<unsigned>(unlimited))
        text += ", " + std::to_string(of.disagreements) + " with those of the tail";
    return text;
}

std::string tie_text(tie how)
{
    constexpr std::array<char const *, 4> texts{"shared in proportion to abundance",
                                                "shared equally, or given to one of them at random",
                                                "counted in full for each",
                                                "not counted"};
    return std::string{"reads that fit several miRNAs are "} + texts[static_cast<std::size_t>(how)];
}

std::string best_text(best_hit best)
{
    constexpr std::array<char const *, 4> texts{
        "the fewest mismatches, then the shortest tail decide",
        "only the number of mismatches decides between places",
        "whole reads without mismatch come first, then the number of mismatches decides",
        "every place with few enough mismatches counts"};
    return texts[static_cast<std::size_t>(best)];
}

std::optional<clause> clause_of(std::string_view cause)
{
    for (std::size_t i = 0; i < clause_count; ++i)
        if (cause == name_of(static_cast<clause>(i)))
            return static_cast<clause>(i);
    return std::nullopt;
}

std::string reason(part const & one, rules const & theirs)
{
    std::string const of = one.detail.empty() ? "" : " (" + one.detail + ")";
    auto const part = clause_of(one.cause);
    if (part == clause::trimming)
        return "dropped here before alignment" + of + ", not there";
    if (part == clause::competition)
        return "another RNA" + of + " explains them as well or better";
    if (part == clause::strand)
        return "on the opposite strand of a hairpin";
    bool const is_limit = part == clause::length || part == clause::start || part == clause::end;
    if (is_limit && one.reads > 0)
        return "here " + describe(rules{}, *part);
    if (part)
        return "there " + describe(theirs, *part);
    if (one.cause == causes::depth)
        return "as of all miRNAs alike";
    return one.cause == causes::not_in_reference ? "our table has no row of it"
                                                 : "their table has no row of it";
}

} // namespace

std::string describe(rules const & of, clause part)
{
    switch (part)
    {
    case clause::trimming:
        return of.dropped_reads ? "reads dropped here are kept" : "the same reads are dropped";
    case clause::umi:
        return of.molecules ? "molecules are counted" : "reads are counted, not molecules";
    case clause::competition:
        return of.competition ? "reads of other RNAs are left out" : "other RNAs do not compete";
    case clause::strand:
        return of.both_strands ? "both strands count" : "only the sense strand counts";
    case clause::length:
        return length_text(of) + " count";
    case clause::start:
        return start_text(of);
    case clause::end:
        return end_text(of);
    case clause::tail:
        return tail_text(of);
    case clause::mismatches:
        return mismatch_text(of);
    case clause::target:
        return of.matures_only ? "reads are laid on matures, not on hairpins"
                               : "reads are laid on hairpins, not on matures";
    case clause::best:
        return best_text(of.best);
    case clause::ties:
        return tie_text(of.ties);
    case clause::hits:
        return of.hits == hit::sequence
                   ? "copies of a mature count once"
                   : (of.hits == hit::name ? "each name of a mature counts" : "each copy of a mature counts");
    case clause::filter:
        break;
    }
    return of.min_exact_reads == 0 ? "no miRNA is filtered out"
                                   : "miRNAs with hardly an exact read are filtered out";
}

std::string phrase(part const & one, rules const & theirs)
{
    double const reads = std::abs(one.reads);
    return reads_text(reads) + (reads_text(reads) == "1" ? " read " : " reads ") +
           (one.reads < 0 ? "lost: " : "gained: ") + reason(one, theirs);
}

std::string reads_text(double reads)
{
    constexpr double whole_from{100};
    double const rounded = reads < whole_from ? std::round(reads * 10) / 10 : std::round(reads);
    return rounded == std::round(rounded) ? format_thousands(rounded) : format_compact(rounded, 1);
}

} // namespace polarmir::concordance
