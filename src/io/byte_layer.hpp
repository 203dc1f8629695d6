#pragma once
#include <cstddef>
#include <span>

namespace polarmir::io {

/// One layer of an input file: the file itself, its digest, decompression, read-ahead. In contrast to
/// byte_source a layer may return fewer bytes than asked at any time, so that it can hand out what is good
/// before it throws: an error is only thrown by a call that has no bytes to give.
class byte_layer
{
  public:
    byte_layer() = default;
    byte_layer(byte_layer const &) = delete;
    byte_layer & operator=(byte_layer const &) = delete;
    virtual ~byte_layer() = default;

    /// Writes between 1 and `into.size()` bytes to the front of `into` and returns how many; 0 only at the
    /// end, again and again. `into` must not be empty. Throws input_error.
    [[nodiscard]] virtual std::size_t read_some(std::span<char> into) = 0;
};

} // namespace polarmir::io
