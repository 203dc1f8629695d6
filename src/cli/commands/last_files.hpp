#pragma once
#include <polarmir/provenance/record.hpp>

#include <cstddef>
#include <filesystem>
#include <optional>

namespace CLI {
class App;
}

namespace polarmir::cli {

/// Adds `--checksums`.
void add_checksums_option(CLI::App & command, bool & hashes_inputs);

/// What `run` and `merge` end with: the reference cohort, if one is asked for, and
/// provenance::write_provenance, which comes last. A reference that cannot be made does not take its
/// provenance from the results: they are complete. Throws what both throw.
void write_last_files(provenance::run_facts const & facts,
                      provenance::run_clock const & clock,
                      std::size_t threads,
                      std::optional<std::filesystem::path> const & reference_out);

} // namespace polarmir::cli
