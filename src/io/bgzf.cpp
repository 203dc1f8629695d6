#include <polarmir/core/error.hpp>
#include <polarmir/io/bgzf.hpp>

#include <htslib/bgzf.h>

#include <array>
#include <cstddef>

namespace polarmir::io {

std::string bgzf_blocks(std::string_view bytes, bgzf_level level)
{
    std::array<char, BGZF_MAX_BLOCK_SIZE> block{};
    std::string blocks;
    while (!bytes.empty())
    {
        std::string_view const piece = bytes.substr(0, BGZF_BLOCK_SIZE);
        std::size_t written{block.size()};
        if (bgzf_compress(block.data(), &written, piece.data(), piece.size(), static_cast<int>(level)) != 0)
            throw resource_error{"BGZF compression failed: out of memory?"};
        blocks.append(block.data(), written);
        bytes.remove_prefix(piece.size());
    }
    return blocks;
}

std::string_view bgzf_end() noexcept
{
    constexpr std::string_view block{"\x1f\x8b\x08\x04\x00\x00\x00\x00\x00\xff\x06\x00\x42\x43\x02\x00"
                                     "\x1b\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00",
                                     28};
    return block;
}

} // namespace polarmir::io
