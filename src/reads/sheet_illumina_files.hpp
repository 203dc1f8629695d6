#pragma once
#include "sheet_illumina.hpp"

#include <polarmir/reads/sample.hpp>

#include <filesystem>
#include <span>

namespace polarmir::reads {

/// The samples of an Illumina sheet in its order, with their files found below `folders` by the names that
/// demultiplexers give. Throws input_error (parse_error for the sheet) for samples without files, files that
/// may be of two samples, and as pool does.
[[nodiscard]] cohort read_illumina_cohort(illumina_sheet const & sheet,
                                          std::span<std::filesystem::path const> folders);

} // namespace polarmir::reads
