#include "io/gzip_layer.hpp"

#include <polarmir/core/error.hpp>

#include <zlib.h>

#include <algorithm>
#include <utility>

namespace polarmir::io {
namespace {

constexpr std::uint8_t magic_1{0x1f};
constexpr std::uint8_t magic_2{0x8b};
constexpr std::uint8_t method_deflate{8};

// Header flags of RFC 1952; FTEXT (1) says nothing about the layout.
constexpr std::uint8_t has_header_crc{2};
constexpr std::uint8_t has_extra{4};
constexpr std::uint8_t has_name{8};
constexpr std::uint8_t has_comment{16};
constexpr std::uint8_t reserved_flags{0xe0};

constexpr std::string_view truncated{"truncated"};
constexpr std::string_view corrupt{"corrupt"};
constexpr std::string_view garbage{"followed by something that is not gzip"};

constexpr std::size_t most_per_call{std::size_t{1} << 30};

} // namespace

gzip_layer::gzip_layer(std::unique_ptr<byte_window> source,
                       std::unique_ptr<inflater> decoder,
                       std::string name,
                       std::uint64_t begin) :
    window_{std::move(source)},
    decoder_{std::move(decoder)}, name_{std::move(name)}, begin_{begin}, good_end_{begin}
{}

std::size_t gzip_layer::read_some(std::span<char> into)
{
    while (true)
    {
        switch (next_)
        {
        case part::header:
            next_ = read_header();
            break;
        case part::data:
            if (std::size_t const count = inflate(into); count != 0)
                return count;
            break;
        case part::trailer:
            next_ = check_trailer();
            break;
        case part::corrupt_data:
            fail(corrupt);
        case part::end:
            return 0;
        }
    }
}

gzip_layer::part gzip_layer::read_header()
{
    std::span<char const> const ahead = window_->available();
    if (ahead.empty())
        return part::end;
    if (ahead.front() == '\0')
        return skip_padding();

    header_crc_ = 0;
    if (header_byte() != magic_1 || header_byte() != magic_2)
        fail(garbage);
    if (header_byte() != method_deflate)
        fail(corrupt);
    std::uint8_t const flags = header_byte();
    if ((flags & reserved_flags) != 0)
        fail(corrupt);
    static_cast<void>(little_endian(6)); // time, compression effort, operating system
    skip_optional_fields(flags);
    decoder_->start();
    member_length_ = 0;
    return part::data;
}

void gzip_layer::skip_optional_fields(std::uint8_t flags)
{
    if ((flags & has_extra) != 0)
        for (std::uint32_t left = little_endian(2); left != 0; --left)
            static_cast<void>(header_byte());
    if ((flags & has_name) != 0)
        skip_text();
    if ((flags & has_comment) != 0)
        skip_text();
    if ((flags & has_header_crc) != 0)
    {
        std::uint32_t const expected = header_crc_ & 0xffffU;
        if (little_endian(2) != expected)
            fail(corrupt);
    }
}

gzip_layer::part gzip_layer::skip_padding()
{
    for (std::span<char const> ahead = window_->available(); !ahead.empty(); ahead = window_->available())
    {
        if (std::any_of(ahead.begin(), ahead.end(), [](char byte) { return byte != '\0'; }))
            fail(garbage);
        window_->advance(static_cast<std::ptrdiff_t>(ahead.size()));
    }
    return part::end;
}

std::size_t gzip_layer::inflate(std::span<char> into)
{
    std::span<char const> const in = window_->available();
    inflater::progress const done = decoder_->inflate(in, into.first(std::min(into.size(), most_per_call)));
    window_->advance(done.consumed);
    member_length_ += static_cast<std::uint32_t>(done.produced);
    if (done.status == inflate_status::finished)
        next_ = part::trailer;
    else if (done.status == inflate_status::corrupt)
        next_ = part::corrupt_data;
    else if (done.produced == 0 && in.empty())
        fail(truncated);
    else if (done.produced == 0 && done.consumed == 0)
        fail(corrupt); // no decoder refuses to go on with good data, room and input
    return done.produced;
}

gzip_layer::part gzip_layer::check_trailer()
{
    std::uint32_t const crc = little_endian(4);
    std::uint32_t const length = little_endian(4);
    if (crc != decoder_->crc() || length != member_length_)
        fail(corrupt);
    good_end_ = begin_ + window_->offset();
    return part::header;
}

std::uint8_t gzip_layer::header_byte()
{
    std::optional<std::uint8_t> const byte = window_->next();
    if (!byte)
        fail(truncated);
    header_crc_ = static_cast<std::uint32_t>(crc32(header_crc_, &*byte, 1));
    return *byte;
}

std::uint32_t gzip_layer::little_endian(int bytes)
{
    std::uint64_t value{0};
    for (int i = 0; i < bytes; ++i)
        value |= std::uint64_t{header_byte()} << (8 * i);
    return static_cast<std::uint32_t>(value);
}

void gzip_layer::skip_text()
{
    while (header_byte() != 0)
    {}
}

void gzip_layer::fail(std::string_view problem) const
{
    throw input_error{name_ + ": gzip data are " + std::string{problem} + " after byte " +
                      std::to_string(good_end_) +
                      ", where the last good member ends; copy or download the file again"};
}

} // namespace polarmir::io
