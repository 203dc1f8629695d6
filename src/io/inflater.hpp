#pragma once
#include <polarmir/io/input_file.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace polarmir::io {

enum class inflate_status
{
    more,     ///< needs more input or more room
    finished, ///< the last byte of the deflate stream was consumed and all output was handed out
    corrupt,
};

/// Decoder of raw deflate streams (RFC 1951) that sums up the CRC-32 of what it writes. The gzip wrapper
/// around them is read by gzip_layer, so all backends accept and refuse the same files with the same message.
class inflater
{
  public:
    struct progress
    {
        std::ptrdiff_t consumed{0}; ///< may be negative, by at most byte_window::rewind_limit, when finished
        std::size_t produced{0};
        inflate_status status{inflate_status::more};
    };

    inflater() = default;
    inflater(inflater const &) = delete;
    inflater & operator=(inflater const &) = delete;
    virtual ~inflater() = default;

    /// Begins a new stream.
    virtual void start() = 0;

    /// Decodes from the front of `in` to the front of `out`; both are at most 1 GiB.
    [[nodiscard]] virtual progress inflate(std::span<char const> in, std::span<char> out) = 0;

    /// Of all output since `start`.
    [[nodiscard]] virtual std::uint32_t crc() const noexcept = 0;
};

[[nodiscard]] std::unique_ptr<inflater> make_zlib_inflater();
[[nodiscard]] std::unique_ptr<inflater> make_isal_inflater(); // only in builds with ISA-L
[[nodiscard]] std::unique_ptr<inflater> make_inflater(inflate_backend backend);

} // namespace polarmir::io
