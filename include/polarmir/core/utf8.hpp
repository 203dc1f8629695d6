#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace polarmir {

/// True when `text` is well-formed UTF-8 (RFC 3629: no overlong forms, surrogates or code points above
/// U+10FFFF) without C1 control characters (U+0080-U+009F).
[[nodiscard]] bool is_utf8(std::string_view text) noexcept;

/// For messages: control characters and bytes beyond ASCII that are not UTF-8 are shown as \xNN.
[[nodiscard]] std::string printable(std::string_view text);

/// `'x'`, or `byte 0x07` for what is no visible character of ASCII or blank.
[[nodiscard]] std::string quoted(char letter);

/// Characters of UTF-8 text: its bytes without those that continue one.
[[nodiscard]] std::size_t character_count(std::string_view text) noexcept;

} // namespace polarmir
