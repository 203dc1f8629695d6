#pragma once
#include <polarmir/reference/mirna_reference.hpp>
#include <polarmir/simulate/expression.hpp>
#include <polarmir/simulate/simulator.hpp>

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

namespace polarmir::simulate {

/// fastq/NAME_S<i>_L001_R1_001.fastq.gz, the name Illumina's demultiplexers give; `number` counts from 0.
[[nodiscard]] std::filesystem::path fastq_file(std::string const & name, std::size_t number);

/// truth/reads/NAME.tsv.gz
[[nodiscard]] std::filesystem::path truth_reads_file(std::string const & name);

/// Makes `directory` ready for a simulation: removes what an earlier one wrote (known from its
/// parameters.json). Throws usage_error when it holds files of anything else and `force` is not given,
/// resource_error.
void claim_directory(std::filesystem::path const & directory, bool force);

/// truth/parameters.json
void write_parameters(reference::mirna_reference const & reference,
                      design const & what,
                      std::filesystem::path const & directory);

/// truth/abundances.tsv, truth/counts.tsv and truth/classes.tsv
void write_truth(reference::mirna_reference const & reference,
                 cohort const & samples,
                 expression const & expected,
                 std::span<drawn const> reads,
                 std::filesystem::path const & directory);

/// samples.tsv, by which a finished simulation is known
void write_sheet(cohort const & samples, std::filesystem::path const & directory);

} // namespace polarmir::simulate
