#pragma once
#include "io/byte_layer.hpp"
#include "io/byte_window.hpp"
#include "io/inflater.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace polarmir::io {

/// Inflates gzip data (RFC 1952): any number of members one after the other, which covers BGZF. Zero bytes
/// behind the last member are padding, as for gzip(1); anything else there is an error.
class gzip_layer final : public byte_layer
{
  public:
    /// `name` stands in messages for the file, of which the source gives what lies behind byte `begin`.
    gzip_layer(std::unique_ptr<byte_window> source,
               std::unique_ptr<inflater> decoder,
               std::string name,
               std::uint64_t begin = 0);

    [[nodiscard]] std::size_t read_some(std::span<char> into) override;

  private:
    enum class part
    {
        header,
        data,
        trailer,
        corrupt_data,
        end,
    };

    [[nodiscard]] part read_header();
    [[nodiscard]] part skip_padding();
    [[nodiscard]] std::size_t inflate(std::span<char> into);
    [[nodiscard]] part check_trailer();

    [[nodiscard]] std::uint8_t header_byte();
    [[nodiscard]] std::uint32_t little_endian(int bytes);
    void skip_text();
    void skip_optional_fields(std::uint8_t flags);
    [[noreturn]] void fail(std::string_view problem) const;

    std::unique_ptr<byte_window> window_;
    std::unique_ptr<inflater> decoder_;
    std::string name_;
    part next_{part::header};
    std::uint64_t begin_;
    std::uint64_t good_end_; // offset behind the last member whose trailer was right
    std::uint32_t header_crc_{0};
    std::uint32_t member_length_{0}; // modulo 2^32, like the trailer's
};

} // namespace polarmir::io
