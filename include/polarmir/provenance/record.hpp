#pragma once
#include <polarmir/pipeline/run.hpp>
#include <polarmir/provenance/environment.hpp>

#include <filesystem>
#include <span>
#include <string>

namespace polarmir::provenance {

/// Version of the form of run.json; raised when a reader would have to be changed.
inline constexpr int record_schema{1};

/// What `run` or `merge` did in OUT.
struct run_facts
{
    std::filesystem::path out;
    std::string command;                             ///< `run` or `merge`
    pipeline::merge_outcome const * merged{nullptr}; ///< none: no sample could be counted
    pipeline::run_outcome outcome;                   ///< of the counting, where it was part of it
    std::string counting;                            ///< pipeline::to_json, used where nothing is merged
    score::config scoring;
    pipeline::comparison_options comparison;
    qc::sample_type sample_type{qc::sample_type::ev}; ///< of samples whose sheet does not tell it
    std::span<score::signature const> signatures;
    bool hashes_inputs{false}; ///< reads all input files again for their SHA-256
};

/// Writes, as the last files of OUT and in this order, run.json (what the results were made of and with; all
/// that may differ between equal runs in its block `environment`), ro-crate-metadata.json (the same as an
/// RO-Crate 1.1 with the profile Process Run Crate 0.5) and SHA256SUMS (see checksum_results). Throws
/// resource_error; input_error when an input that is to be hashed is not there any more, or not what was
/// counted.
void write_provenance(run_facts const & facts, run_clock const & clock, std::size_t threads);

} // namespace polarmir::provenance
