#include "io/byte_window.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace polarmir::io {
namespace {

constexpr std::size_t read_size{std::size_t{1} << 18};
constexpr std::size_t most_blocks{4};

} // namespace

byte_window::byte_window(std::unique_ptr<byte_layer> source, bool own_thread) :
    source_{std::move(source)}, block_(rewind_limit, '\0')
{
    if (own_thread)
        ahead_.emplace([this] { return read_block(); }, most_blocks);
}

std::span<char const> byte_window::available()
{
    if (position_ == std::ssize(block_))
    {
        // The last bytes seen stay in front of the new ones, where a rewind finds them.
        std::array<char, rewind_limit> last{};
        std::copy(block_.end() - rewind_limit, block_.end(), last.begin());
        if (std::optional<text_buffer> next = next_block())
        {
            block_ = *std::move(next);
            std::copy(last.begin(), last.end(), block_.begin());
            position_ = rewind_limit;
            bytes_read_ += block_.size() - rewind_limit;
        }
    }
    return std::span{block_}.subspan(static_cast<std::size_t>(position_));
}

std::optional<text_buffer> byte_window::next_block()
{
    std::optional<text_buffer> next = ahead_ ? ahead_->next() : read_block();
    if (next)
        spare_.give_back(std::move(block_));
    return next;
}

std::optional<text_buffer> byte_window::read_block()
{
    text_buffer block = spare_.take();
    block.resize(rewind_limit + read_size);
    std::size_t const count = source_->read_some(std::span{block}.subspan(rewind_limit));
    block.resize(rewind_limit + count);
    return count == 0 ? std::nullopt : std::optional{std::move(block)};
}

std::optional<std::uint8_t> byte_window::next()
{
    std::span<char const> const bytes = available();
    if (bytes.empty())
        return std::nullopt;
    advance(1);
    return static_cast<std::uint8_t>(bytes.front());
}

std::uint64_t byte_window::offset() const noexcept
{
    return bytes_read_ - static_cast<std::uint64_t>(std::ssize(block_) - position_);
}

} // namespace polarmir::io
