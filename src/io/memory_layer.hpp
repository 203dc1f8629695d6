#pragma once
#include "io/byte_layer.hpp"

#include <polarmir/core/text_buffer.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <utility>

namespace polarmir::io {

/// Bytes that are in memory, and what comes behind them.
class memory_layer final : public byte_layer
{
  public:
    explicit memory_layer(text_buffer bytes, std::unique_ptr<byte_layer> behind = nullptr) :
        bytes_{std::move(bytes)}, behind_{std::move(behind)}
    {}

    [[nodiscard]] std::size_t read_some(std::span<char> into) override
    {
        if (given_ == bytes_.size())
            return behind_ ? behind_->read_some(into) : 0;
        std::size_t const count = std::min(into.size(), bytes_.size() - given_);
        std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(given_), count, into.begin());
        given_ += count;
        return count;
    }

  private:
    text_buffer bytes_;
    std::unique_ptr<byte_layer> behind_;
    std::size_t given_{0};
};

} // namespace polarmir::io
