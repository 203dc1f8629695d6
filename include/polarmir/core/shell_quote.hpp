#pragma once
#include <string>
#include <string_view>

namespace polarmir {

/// A word as the shell gets it unchanged.
[[nodiscard]] std::string shell_quote(std::string_view word);

} // namespace polarmir
