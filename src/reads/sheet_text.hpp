#pragma once
#include <polarmir/core/error.hpp>

#include <filesystem>
#include <string>

namespace polarmir::reads {

/// The bytes of a sheet of any kind. Throws input_error when it cannot be read or is larger than 64 MiB.
[[nodiscard]] std::string read_sheet_text(std::filesystem::path const & path);

/// Throws parse_error for text of a sheet that cannot stand in tables: what is not UTF-8, and formulas (see
/// is_formula). `what` comes before it in the message.
void check_sheet_text(std::string const & text, std::string const & what, location const & where);

} // namespace polarmir::reads
