#include "io/bgzf_splitter.hpp"

#include "io/memory_layer.hpp"

#include <algorithm>
#include <utility>

namespace polarmir::io {

std::optional<std::size_t> bgzf_block_size(std::string_view bytes) noexcept
{
    constexpr std::string_view magic{"\x1f\x8b\x08\x04", 4};
    constexpr std::size_t extra_place{10};
    constexpr std::string_view extra{"\x06\x00" // length of the extra field
                                     "BC"
                                     "\x02\x00", // length of its only part
                                     6};
    if (bytes.size() < bgzf_header_size || !bytes.starts_with(magic) ||
        bytes.substr(extra_place, extra.size()) != extra)
        return std::nullopt;
    auto const byte = [&](std::size_t i) {
        return static_cast<std::size_t>(static_cast<unsigned char>(bytes[i]));
    };
    std::size_t const size = 1 + byte(bgzf_header_size - 2) + (byte(bgzf_header_size - 1) << 8U);
    return size < bgzf_header_size ? std::nullopt : std::optional{size};
}

void bgzf_splitter::fill(std::size_t wanted)
{
    constexpr std::size_t read_size{std::size_t{1} << 18};
    while (read_.size() < wanted && !at_end_)
    {
        std::size_t const old_size = read_.size();
        read_.resize(old_size + read_size);
        std::size_t const count = source_->read_some(std::span{read_}.subspan(old_size));
        read_.resize(old_size + count);
        at_end_ = count == 0;
    }
}

std::optional<bgzf_splitter::piece> bgzf_splitter::next()
{
    std::size_t size{0};
    for (std::size_t blocks = 0; blocks < most_blocks; ++blocks)
    {
        fill(size + bgzf_header_size);
        auto const block = bgzf_block_size(std::string_view{read_.data(), read_.size()}.substr(size));
        if (!block)
            break;
        fill(size + *block);
        if (read_.size() < size + *block)
            break;
        size += *block;
    }
    if (size == 0)
        return std::nullopt;
    auto const end = read_.begin() + static_cast<std::ptrdiff_t>(size);
    piece blocks{{read_.begin(), end}, begin_};
    read_.erase(read_.begin(), end);
    begin_ += size;
    return blocks;
}

std::unique_ptr<byte_layer> bgzf_splitter::rest() &&
{
    return std::make_unique<memory_layer>(std::move(read_), std::move(source_));
}

} // namespace polarmir::io
