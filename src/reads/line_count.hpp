#pragma once
#include <algorithm>
#include <cstddef>
#include <string_view>

namespace polarmir::reads {

/// How many line feeds `text` has. Several times as fast as std::count: blocks short enough for a one-byte
/// counter let the compiler count 16 letters per instruction.
[[nodiscard]] inline std::size_t count_line_feeds(std::string_view text) noexcept
{
    constexpr std::size_t block_size{192};
    std::size_t total{0};
    while (text.size() >= block_size)
    {
        unsigned char in_block{0};
        for (std::size_t i = 0; i < block_size; ++i)
            in_block = static_cast<unsigned char>(in_block + (text[i] == '\n' ? 1 : 0));
        total += in_block;
        text.remove_prefix(block_size);
    }
    return total + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

} // namespace polarmir::reads
