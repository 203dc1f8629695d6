#pragma once
#include "io/byte_layer.hpp"

#include <polarmir/core/text_buffer_pool.hpp>
#include <polarmir/parallel/read_ahead.hpp>

#include <cstdint>
#include <memory>
#include <optional>

namespace polarmir::io {

/// A buffer over a layer that can be looked at, advanced, and taken back by a few bytes.
class byte_window
{
  public:
    /// How far `advance` may go back behind what was advanced before.
    static constexpr std::size_t rewind_limit{8};

    /// `own_thread`: the source is read on a thread of its own, some blocks ahead.
    explicit byte_window(std::unique_ptr<byte_layer> source, bool own_thread = false);

    /// The bytes ahead; reads more when there are none, so it is empty only at the end of the file.
    [[nodiscard]] std::span<char const> available();

    /// Forward by at most `available().size()` bytes or, if negative, back by at most `rewind_limit`.
    void advance(std::ptrdiff_t bytes) noexcept { position_ += bytes; }

    /// The next byte, if there is one, and advances over it.
    [[nodiscard]] std::optional<std::uint8_t> next();

    /// How many bytes of the file lie before `available()`.
    [[nodiscard]] std::uint64_t offset() const noexcept;

  private:
    /// A block has room for the last bytes of the one before it in front of its own.
    [[nodiscard]] std::optional<text_buffer> read_block();
    [[nodiscard]] std::optional<text_buffer> next_block();

    std::unique_ptr<byte_layer> source_;
    text_buffer block_;
    std::ptrdiff_t position_{rewind_limit};
    std::uint64_t bytes_read_{0};

    text_buffer_pool spare_;

    std::optional<read_ahead<text_buffer>> ahead_; // last: its thread calls read_block
};

} // namespace polarmir::io
