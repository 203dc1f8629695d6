#include "io/byte_window.hpp"

#include <algorithm>
#include <utility>

namespace polarmir::io {
namespace {

constexpr std::size_t read_size{std::size_t{1} << 18};

} // namespace

byte_window::byte_window(std::unique_ptr<byte_layer> source) :
    source_{std::move(source)}, buffer_(rewind_limit + read_size)
{}

std::span<char const> byte_window::available()
{
    if (position_ == end_)
    {
        // The last bytes seen stay in front of the new ones, where a rewind finds them.
        constexpr auto kept = static_cast<std::ptrdiff_t>(rewind_limit);
        std::copy(buffer_.begin() + end_ - kept, buffer_.begin() + end_, buffer_.begin());
        std::size_t const count = source_->read_some(std::span{buffer_}.subspan(rewind_limit));
        bytes_read_ += count;
        position_ = kept;
        end_ = kept + static_cast<std::ptrdiff_t>(count);
    }
    return {buffer_.data() + position_, static_cast<std::size_t>(end_ - position_)};
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
    return bytes_read_ - static_cast<std::uint64_t>(end_ - position_);
}

} // namespace polarmir::io
