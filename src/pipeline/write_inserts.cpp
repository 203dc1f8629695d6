#include "write_inserts.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/bgzf.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/parallel/ordered_pieces.hpp>
#include <polarmir/reference/embedded.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

namespace polarmir::pipeline {
namespace {

/// What the verdict is about: miRNAs, hairpins or another RNA.
std::string target_names(count::assignment const & verdict, resources const & shared)
{
    reference::mirna_reference const & ref = shared.reference();
    std::vector<std::string> names;
    if (verdict.read_class == count::read_class::spike_in)
        names.push_back(reference::spike_ins()[verdict.target].name);
    else if (verdict.read_class == count::read_class::other_species)
        names.push_back(reference::tracers()[verdict.target].name);
    else if (is_another_rna(verdict.read_class))
        names.push_back(shared.competitors().entries()[verdict.target].name);
    else
        for (std::uint32_t const row : verdict.rows)
            names.push_back(ref.row_mature(row).name);
    if (verdict.read_class == count::read_class::shared)
        names.push_back(shared.competitors().entries()[verdict.target].name);
    for (count::hairpin_place const & place : verdict.places)
        if (std::string const & name = ref.hairpins()[place.hairpin].name;
            names.empty() || names.back() != name)
            names.push_back(name);
    return join(names, ";");
}

void append_numbers(std::string & text, std::initializer_list<std::uint64_t> numbers)
{
    for (std::uint64_t const number : numbers)
        text.append(1, '\t').append(std::to_string(number));
}

std::string header(bool has_molecules)
{
    std::string text{"sequence\tcount\tclass\ttargets"};
    if (has_molecules)
        text += "\tumis\tmolecules\tmolecules_corrected\tumi_dense\tumi_saturated";
    return text += '\n';
}

/// Of the inserts from `begin` to before `end`.
std::string
lines_of(std::size_t begin, std::size_t end, sample_analysis const & sample, resources const & shared)
{
    std::string text;
    for (std::size_t i = begin; i < end; ++i)
    {
        text.append(sample.reads[i].sequence.to_string());
        append_numbers(text, {sample.reads[i].count});
        text.append(1, '\t').append(count::name_of(sample.assignments[i].read_class));
        text.append(1, '\t').append(target_names(sample.assignments[i], shared));
        if (sample.molecules)
        {
            collapse::molecule_count const & molecules = sample.molecules->inserts[i];
            append_numbers(text,
                           {molecules.umis,
                            molecules.molecules,
                            molecules.corrected,
                            molecules.dense ? 1U : 0U,
                            molecules.saturated ? 1U : 0U});
        }
        text += '\n';
    }
    return text;
}

} // namespace

void write_inserts(std::filesystem::path const & path,
                   sample_analysis const & sample,
                   resources const & shared,
                   std::size_t threads)
{
    constexpr std::size_t lines_at_once{4096};
    io::output_file file{path};
    file.write(io::bgzf_blocks(header(sample.molecules.has_value()), io::bgzf_level::fast));
    ordered_pieces(
        threads,
        sample.reads.size(),
        lines_at_once,
        [&](std::size_t begin, std::size_t end) {
            return io::bgzf_blocks(lines_of(begin, end, sample, shared), io::bgzf_level::fast);
        },
        [&](std::string const & blocks) { file.write(blocks); });
    file.write(io::bgzf_end());
    file.commit();
}

} // namespace polarmir::pipeline
