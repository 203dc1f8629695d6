#pragma once
#include <string>
#include <string_view>

namespace polarmir::html {

/// Base64 (RFC 4648) of bytes that are given as hexadecimal digits, an even number of them.
[[nodiscard]] std::string base64_of_hex(std::string_view hex);

} // namespace polarmir::html
