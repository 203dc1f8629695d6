#pragma once
#include "io/byte_layer.hpp"

#include <polarmir/core/text_buffer.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace polarmir::io {

/// How many bytes tell whether a BGZF block begins there, and how long it is.
inline constexpr std::size_t bgzf_header_size{18};

/// Length of the BGZF block that begins with these bytes, or nothing when none does. Only the header that
/// bgzip, htslib and Illumina's software write is recognised: an extra field with nothing but the block
/// length.
[[nodiscard]] std::optional<std::size_t> bgzf_block_size(std::string_view bytes) noexcept;

/// Cuts a BGZF file into pieces of whole blocks without inflating them.
class bgzf_splitter
{
  public:
    /// Inflated bytes of a block, at most (SAM specification, section 4.1).
    static constexpr std::size_t largest_block{std::size_t{1} << 16};
    static constexpr std::size_t most_blocks{8}; ///< of a piece: half a MiB, so that some fit into the cache

    explicit bgzf_splitter(std::unique_ptr<byte_layer> source) : source_{std::move(source)} {}

    struct piece
    {
        text_buffer bytes;
        std::uint64_t begin{0}; ///< place in the file
    };

    /// The next blocks. Nothing at the end of the file, and where something begins that is no whole block.
    [[nodiscard]] std::optional<piece> next();

    /// Behind the last piece: what is left of the file, and where it begins.
    [[nodiscard]] std::unique_ptr<byte_layer> rest() &&;
    [[nodiscard]] std::uint64_t rest_begin() const noexcept { return begin_; }

  private:
    /// At least so many bytes of `read_`, unless the file ends before.
    void fill(std::size_t wanted);

    std::unique_ptr<byte_layer> source_;
    text_buffer read_;       ///< and not given yet
    std::uint64_t begin_{0}; ///< of it in the file
    bool at_end_{false};
};

} // namespace polarmir::io
