#pragma once
#include <polarmir/core/error.hpp>

#include <string>

namespace polarmir::reads {

/// Throws parse_error for text of a sheet that cannot stand in tables: what is not UTF-8, and formulas (see
/// is_formula). `what` comes before it in the message.
void check_sheet_text(std::string const & text, std::string const & what, location const & where);

} // namespace polarmir::reads
