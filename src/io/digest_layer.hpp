#pragma once
#include "io/byte_layer.hpp"

#include <polarmir/io/input_file.hpp>

#include <memory>
#include <mutex>

namespace polarmir::io {

/// Passes bytes on and hashes them on the way.
class digest_layer final : public byte_layer
{
  public:
    explicit digest_layer(std::unique_ptr<byte_layer> source);
    ~digest_layer() override;

    [[nodiscard]] std::size_t read_some(std::span<char> into) override;

    /// Passed on so far; may be called while another thread reads.
    [[nodiscard]] std::uint64_t bytes() const;

    /// Of the bytes passed on so far; may be called while another thread reads.
    [[nodiscard]] input_digest digest() const;

  private:
    struct hash_state;
    std::unique_ptr<byte_layer> source_;
    mutable std::mutex mutex_;
    std::unique_ptr<hash_state> hash_; // guarded by mutex_
    std::uint64_t bytes_{0};           // guarded by mutex_
};

} // namespace polarmir::io
