#include "explain/sequence_fate.hpp"
#include "explain/sequence_places.hpp"
#include "explain/wording.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/nucleotide.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/count/tied_row.hpp>
#include <polarmir/explain/explain.hpp>

#include <algorithm>
#include <utility>

namespace polarmir::explain {
namespace {

std::string checked(std::string const & sequence)
{
    constexpr std::string_view letters{"ACGTUNacgtun"};
    if (sequence.empty() || sequence.find_first_not_of(letters) != std::string::npos)
        throw usage_error{"'" + printable(sequence) +
                          "' is no insert: give it in the letters A, C, G, T or U"};
    return to_dna(sequence);
}

/// The insert was counted as what it is now.
void check_fate(std::string const & sample, std::string const & then, std::string const & now)
{
    if (then != now)
        throw input_error{"sample " + sample + ": this insert was " + then + " and is " + now +
                          " now; count the sample again with this version"};
}

/// How often each sample has the insert.
table sample_table(counted_output const & output, std::string const & bases, std::string const & fate)
{
    table samples{"In the samples", {"sample", "reads", "fate"}, {}};
    bool with_molecules{false};
    for (std::string const & name : output.samples())
    {
        std::vector<std::string> row{name, "0", fate, "NA"};
        pipeline::stored_inserts const inserts = output.inserts(name);
        auto const found =
            std::ranges::find(inserts.reads, packed_sequence{bases}, &collapse::unique_read::sequence);
        auto const index = static_cast<std::size_t>(found - inserts.reads.begin());
        if (!inserts.molecules.empty())
        {
            with_molecules = true;
            row[3] = found == inserts.reads.end() ? "0" : std::to_string(inserts.molecules[index].count);
        }
        if (found != inserts.reads.end())
        {
            row[1] = std::to_string(found->count);
            check_fate(name, name_of(inserts.fates[index]), fate);
        }
        samples.rows.push_back(std::move(row));
    }
    if (with_molecules)
        samples.header.emplace_back("molecules");
    else
        for (auto & row : samples.rows)
            row.pop_back();
    return samples;
}

/// The part of the insert's reads that each of the miRNAs it fits gets, as columns of the table.
void add_shares(counted_output const & output,
                std::string const & bases,
                count::assignment const & verdict,
                table & samples)
{
    auto const tie = tied_rows(verdict, bases.size(), output.shared().reference());
    for (count::tied_row const & one : tie)
        samples.header.push_back(output.shared().reference().row_mature(one.row).name);
    for (auto & row : samples.rows)
    {
        count::sample_counts const counts = output.count(row.front()).reads;
        auto const shares = counts.shares.find(tie);
        for (std::size_t i = 0; i < tie.size(); ++i)
            row.push_back(shares == counts.shares.end() ? "NA" : format_compact(shares->second[i], 4));
    }
}

/// Says so when the adapter of a sample begins in the sequence, as it does in one copied out of a FASTQ file.
std::vector<std::string> adapter_sentence(counted_output const & output, std::string const & bases)
{
    constexpr std::size_t beyond_chance{10};
    for (std::string const & name : output.samples())
    {
        std::string const start = output.library(name).layout.adapter_3p.substr(0, beyond_chance);
        std::size_t const at = bases.find(start);
        if (start.size() < beyond_chance || at == std::string::npos)
            continue;
        std::string sentence = "From base " + std::to_string(at + 1);
        sentence.append(" on it is the adapter of sample ").append(name).append(" (").append(start);
        return {sentence + "...): give the insert without it."};
    }
    return {};
}

/// Of an insert whose reads are dropped before they are aligned: nobody knows how often there is one.
table dropped_table(counted_output const & output, std::string const & fate)
{
    table samples{"In the samples", {"sample", "reads", "fate"}, {}};
    for (std::string const & name : output.samples())
        samples.rows.push_back({name, "NA", fate});
    return samples;
}

} // namespace

explanation explain_sequence(counted_output const & output, std::string const & sequence, std::size_t top)
{
    std::string const bases = checked(sequence);
    insert_fate const fate = fate_of(bases, output);
    table samples =
        fate.is_aligned ? sample_table(output, bases, fate.name) : dropped_table(output, fate.name);
    if (is_claimed(fate.evidence.verdict.read_class) && fate.evidence.verdict.rows.size() > 1)
        add_shares(output, bases, fate.evidence.verdict, samples);
    std::vector<std::string> sentences = adapter_sentence(output, bases);
    sentences.insert(sentences.end(), fate.sentences.begin(), fate.sentences.end());
    sentences.emplace_back(fate.is_aligned
                               ? legend
                               : "Dropped reads are not kept by their sequence; qc/ledger.tsv counts them.");
    return {bases + ", " + std::to_string(bases.size()) + " nt",
            std::move(sentences),
            {std::move(samples)},
            sequence_chapters(output, bases, fate, top)};
}

} // namespace polarmir::explain
