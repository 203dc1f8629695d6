#pragma once
#include <cstddef>
#include <string_view>

namespace polarmir::reads {

/// How many line feeds `text` has, with the widest vectors that the processor has.
[[nodiscard]] std::size_t count_line_feeds(std::string_view text) noexcept;

/// The same with what every processor of this kind has.
[[nodiscard]] std::size_t count_line_feeds_portably(std::string_view text) noexcept;

} // namespace polarmir::reads
