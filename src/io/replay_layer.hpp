#pragma once
#include "io/byte_layer.hpp"

#include <memory>
#include <string>

namespace polarmir::io {

/// Looks at the first bytes of a layer and still passes them on.
class replay_layer final : public byte_layer
{
  public:
    /// Reads the first `count` bytes, fewer when the layer ends before.
    replay_layer(std::unique_ptr<byte_layer> source, std::size_t count);

    [[nodiscard]] std::size_t read_some(std::span<char> into) override;
    [[nodiscard]] std::string const & first_bytes() const noexcept { return first_bytes_; }

  private:
    std::unique_ptr<byte_layer> source_;
    std::string first_bytes_;
    std::size_t replayed_{0};
};

} // namespace polarmir::io
