#pragma once
#include <string_view>

namespace polarmir {

/// Whether a spreadsheet that opens a table may run what stands in a cell ("CSV injection", OWASP): behind
/// blanks it begins with '=' or '@', or with '+' or '-' and holds a bracket, '|' or '!', without which it can
/// call nothing. Names and annotations of users are written to tables unchanged, so such ones are refused
/// where they are read; `+`, `-1.5` and `-80C` are no formulas.
[[nodiscard]] bool is_formula(std::string_view cell) noexcept;

} // namespace polarmir
