#pragma once
#include <cstddef>
#include <span>
#include <string>

namespace polarmir::io {

/// A stream of bytes that can be read once, front to back.
class byte_source
{
  public:
    byte_source() = default;
    byte_source(byte_source const &) = delete;
    byte_source & operator=(byte_source const &) = delete;
    virtual ~byte_source() = default;

    /// Fills `into` from the front and returns how many bytes were written; fewer than asked only when the
    /// stream ends. 0 means the end (for a non-empty `into`) and stays 0. Throws input_error.
    [[nodiscard]] virtual std::size_t read(std::span<char> into) = 0;

    /// The path as the user gave it, `<stdin>` for standard input; for messages.
    [[nodiscard]] virtual std::string const & name() const noexcept = 0;
};

} // namespace polarmir::io
