#pragma once
#include "io/byte_layer.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace polarmir::io {

/// A buffer over a layer that can be looked at, advanced, and taken back by a few bytes.
class byte_window
{
  public:
    /// How far `advance` may go back behind what was advanced before.
    static constexpr std::size_t rewind_limit{8};

    explicit byte_window(std::unique_ptr<byte_layer> source);

    /// The bytes ahead; reads more when there are none, so it is empty only at the end of the file.
    [[nodiscard]] std::span<char const> available();

    /// Forward by at most `available().size()` bytes or, if negative, back by at most `rewind_limit`.
    void advance(std::ptrdiff_t bytes) noexcept { position_ += bytes; }

    /// The next byte, if there is one, and advances over it.
    [[nodiscard]] std::optional<std::uint8_t> next();

    /// How many bytes of the file lie before `available()`.
    [[nodiscard]] std::uint64_t offset() const noexcept;

  private:
    std::unique_ptr<byte_layer> source_;
    std::vector<char> buffer_;
    std::ptrdiff_t position_{rewind_limit};
    std::ptrdiff_t end_{rewind_limit};
    std::uint64_t bytes_read_{0};
};

} // namespace polarmir::io
