#pragma once
#include <polarmir/reads/sample.hpp>

#include <filesystem>
#include <span>

namespace polarmir::reads {

/// The samples of a sheet with their files found; files below `inputs` that it does not name are skipped.
/// Throws parse_error and input_error as discover does.
[[nodiscard]] cohort read_cohort(std::filesystem::path const & sheet,
                                 std::span<std::filesystem::path const> inputs);

} // namespace polarmir::reads
