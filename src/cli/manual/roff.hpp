#pragma once
#include <string>
#include <string_view>

namespace polarmir::cli::manual {

/// The text with everything escaped that means something to roff, or that roff would print as another sign.
[[nodiscard]] std::string escaped(std::string_view text);

[[nodiscard]] std::string bold(std::string_view text);
[[nodiscard]] std::string italic(std::string_view text);

/// Escaped text in lines of at most 78 bytes where there is a space to break at; ends with a line end.
[[nodiscard]] std::string filled(std::string_view escaped_text);

/// A paragraph under a hanging tag.
[[nodiscard]] std::string item(std::string_view formatted_tag, std::string_view text);

} // namespace polarmir::cli::manual
