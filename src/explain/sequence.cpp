#include "explain/sequence_fate.hpp"
#include "explain/sequence_places.hpp"
#include "explain/wording.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/nucleotide.hpp>
#include <polarmir/core/utf8.hpp>
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

/// How often each sample has the insert. `bases` has no N.
table sample_table(counted_output const & output, std::string const & bases, std::string const & fate)
{
    table samples{"In the samples", {"sample", "reads", "fate"}, {}};
    bool const can_be_there =
        bases.size() <= packed_sequence::max_length && bases.find('N') == std::string::npos;
    bool with_molecules{false};
    for (std::string const & name : output.samples())
    {
        std::vector<std::string> row{name, "0", fate, "NA"};
        pipeline::stored_inserts inserts;
        if (can_be_there)
            inserts = output.inserts(name);
        auto const found =
            can_be_there
                ? std::ranges::find(inserts.reads, packed_sequence{bases}, &collapse::unique_read::sequence)
                : inserts.reads.end();
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

} // namespace

explanation explain_sequence(counted_output const & output, std::string const & sequence, std::size_t top)
{
    std::string const bases = checked(sequence);
    insert_fate const fate = fate_of(bases, output);
    std::vector<std::string> sentences = fate.sentences;
    if (fate.is_aligned)
        sentences.emplace_back(legend);
    return {bases + ", " + std::to_string(bases.size()) + " nt",
            std::move(sentences),
            {sample_table(output, bases, fate.name)},
            sequence_chapters(output, bases, fate, top)};
}

} // namespace polarmir::explain
