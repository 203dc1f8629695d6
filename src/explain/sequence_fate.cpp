#include "explain/sequence_fate.hpp"

#include "explain/drawing.hpp"
#include "explain/wording.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/reference/embedded.hpp>

#include <algorithm>

namespace polarmir::explain {
namespace {

using count::read_class;

std::string fit_of(std::string const & bases, align::stratum const & stratum)
{
    return fit_text(bases, stratum.mismatches, stratum.tail);
}

std::string rows_text(std::vector<std::uint32_t> const & rows,
                      reference::mirna_reference const & reference,
                      std::string_view separator = ", ")
{
    std::vector<std::string> names;
    names.reserve(rows.size());
    for (std::uint32_t const row : rows)
        names.push_back(reference.row_mature(row).name);
    return join(names, separator);
}

std::string long_enough()
{
    return std::to_string(count::min_counted_exact) + " nt without and " +
           std::to_string(count::min_counted_with_mismatch) + " nt with a mismatch must be templated";
}

std::string sharing_sentence(count::multimap mode)
{
    switch (mode)
    {
    case count::multimap::split:
        return "Its reads are shared out in equal parts (--multimap split).";
    case count::multimap::unique:
        return "Its reads are counted for none of them (--multimap unique).";
    case count::multimap::em:
        break;
    }
    return "The sample decides how its reads are shared out between them.";
}

std::vector<std::string> mirna_sentences(count::assignment const & verdict, counted_output const & output)
{
    std::string const names = rows_text(verdict.rows, output.shared().reference());
    if (verdict.rows.size() == 1)
        return {"A miRNA read: it is counted as " + names + "."};
    return {"A miRNA read that fits several equally well: " + names + ". " +
            sharing_sentence(output.settings().count.multimap)};
}

std::vector<std::string> other_rna_sentences(count::assignment const & verdict,
                                             pipeline::resources const & shared)
{
    std::vector<std::string> sentences{
        "Another RNA explains it best: " + rna_text(shared.competitors().entries()[verdict.target]) + "."};
    if (!verdict.rows.empty())
        sentences.push_back("It could be taken for " + rows_text(verdict.rows, shared.reference(), " or ") +
                            " were that RNA not known.");
    return sentences;
}

std::vector<std::string>
why(std::string const & bases, count::evidence const & found, counted_output const & output)
{
    pipeline::resources const & shared = output.shared();
    count::assignment const & verdict = found.verdict;
    switch (verdict.read_class)
    {
    case read_class::mirna:
        return mirna_sentences(verdict, output);
    case read_class::shared:
        return {rows_text(verdict.rows, shared.reference()) + " and another RNA, " +
                rna_text(shared.competitors().entries()[verdict.target]) +
                ", explain it equally well: it is no miRNA read unless --shared count is given."};
    case read_class::hairpin_other:
        return {"It lies on a hairpin (" + fit_of(bases, verdict.stratum) +
                "), but no mature begins within " + std::to_string(count::max_shift_5p) +
                " nt and ends within " + std::to_string(count::max_shift_3p) +
                " nt of it, or it is too short: " + long_enough() + "."};
    case read_class::spike_in:
        return {"It is the spike-in " + reference::spike_ins()[verdict.target].name + "."};
    case read_class::other_species:
        return {"It is " + reference::tracers()[verdict.target].name +
                " of another species, and no RNA of this one fits it with one mismatch."};
    case read_class::antisense:
        return {"It fits only the opposite strand of a hairpin (" + fit_of(bases, verdict.stratum) + ")."};
    case read_class::low_complexity:
        return {"It fits nothing, and one base, or two in turn, make up 90 % of it."};
    case read_class::unmapped:
        return {"No hairpin and no other RNA fits it well enough."};
    default:
        return other_rna_sentences(verdict, shared);
    }
}

/// Of another RNA that fits better and has no say.
std::vector<std::string>
too_short_rival(std::string const & bases, count::evidence const & found, pipeline::resources const & shared)
{
    align::result const & rivals = found.competitors;
    bool const is_better = !rivals.alignments.empty() &&
                           (found.hairpins.alignments.empty() || rivals.stratum < found.hairpins.stratum);
    if (!is_better || is_another_rna(found.verdict.read_class))
        return {};
    return {rna_text(shared.competitors().entries()[rivals.alignments.front().hairpin]) +
            " fits it better (" + fit_of(bases, rivals.stratum) +
            "), but takes no read of which so little is templated: " + long_enough() + "."};
}

insert_fate dropped(trim::outcome because, std::string sentence)
{
    return {name_of(because), {std::move(sentence)}, false, {}};
}

/// As the trimmer says it: without an adapter there is no dimer of adapters.
trim::outcome short_outcome(std::size_t length, counted_output const & output)
{
    bool const has_adapter = std::ranges::any_of(output.samples(), [&](std::string const & sample) {
        return output.library(sample).layout.expects_adapter();
    });
    return has_adapter && length <= trim::longest_dimer_insert ? trim::outcome::adapter_dimer
                                                               : trim::outcome::too_short;
}

} // namespace

insert_fate fate_of(std::string const & bases, counted_output const & output)
{
    trim::config const & trim = output.settings().trim;
    std::string const lengths = "inserts of " + std::to_string(trim.min_insert) + " to " +
                                std::to_string(trim.max_insert) +
                                " nt are aligned (--min-insert, --max-insert)";
    if (bases.size() < trim.min_insert)
        return dropped(short_outcome(bases.size(), output), "It is too short: " + lengths + ".");
    if (bases.size() > trim.max_insert)
        return dropped(trim::outcome::too_long,
                       "It is too long: " + lengths + ". Give the insert, without adapter.");
    if (bases.find('N') != std::string::npos)
        return dropped(trim::outcome::n_bases, "It holds an N, and inserts with N are dropped.");
    insert_fate fate;
    fate.is_aligned = true;
    fate.evidence = output.shared().annotate().explain(bases);
    fate.name = name_of(fate.evidence.verdict.read_class);
    fate.sentences = why(bases, fate.evidence, output);
    for (std::string & more : too_short_rival(bases, fate.evidence, output.shared()))
        fate.sentences.push_back(std::move(more));
    return fate;
}

} // namespace polarmir::explain
