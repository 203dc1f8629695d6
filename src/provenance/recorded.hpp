#pragma once
#include <polarmir/provenance/checksums.hpp>
#include <polarmir/provenance/verify.hpp>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace polarmir::provenance {

/// What is known of a result: by SHA256SUMS, by run.json, or both.
struct recorded_file
{
    std::optional<std::string> listed;            ///< SHA-256 in SHA256SUMS
    std::optional<io::file_checksum> in_run_file; ///< of run.json
};

/// By path.
using recorded_files = std::map<std::string, recorded_file, std::less<>>;

/// Reads SHA256SUMS and run.json, and looks whether ro-crate-metadata.json is JSON; what is wrong with them
/// is added to `problems`. Throws input_error when there is no SHA256SUMS.
[[nodiscard]] recorded_files read_records(std::filesystem::path const & out, std::vector<finding> & problems);

} // namespace polarmir::provenance
