#pragma once
#include <polarmir/reference/competitor_set.hpp>
#include <polarmir/reference/mirna_reference.hpp>
#include <polarmir/reference/rna_fasta.hpp>
#include <polarmir/simulate/cohort.hpp>
#include <polarmir/simulate/config.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace polarmir::simulate {

/// All that decides the content of the output.
struct design
{
    config settings;
    cohort samples;
    std::vector<effect> effects;
    std::vector<abundance> baseline;                 ///< empty: drawn from the seed
    reference::competitor_set competitors;           ///< empty: made up from the seed
    std::vector<reference::named_rna> other_species; ///< empty: the tracers that are compiled in
};

/// Where and how the output is written; nothing here changes a byte of it.
struct destination
{
    std::filesystem::path directory;
    std::size_t threads{1};
    bool force{false}; ///< write into a directory that holds other files
};

/// The reads drawn for a sample.
struct drawn
{
    std::array<std::uint64_t, read_class_count> classes{};
    std::vector<std::uint64_t> rows; ///< per row of the reference
};

/// Writes reads with known truth:
///     samples.tsv                          sample, group, fastq_1 (relative), annotations; written last
///     fastq/NAME_S<i>_L001_R1_001.fastq.gz
///     truth/parameters.json                all that decides the content
///     truth/abundances.tsv                 row x sample: expected share among miRNA reads
///     truth/counts.tsv                     row x sample: miRNA reads drawn
///     truth/classes.tsv                    class x sample: reads drawn
///     truth/reads/NAME.tsv.gz              per read, with config::truth_reads
/// The reads of a sample depend on the seed, its name and its plan, not on the other samples or on threads.
/// What an earlier simulation wrote there is removed first. Returns what was drawn, in the order of the
/// samples. Throws usage_error when `design` is not valid or the directory holds anything else, input_error
/// as `expression` does, resource_error.
std::vector<drawn>
simulate(reference::mirna_reference const & reference, design const & what, destination const & where);

} // namespace polarmir::simulate
