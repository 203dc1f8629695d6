#pragma once
#include <polarmir/core/error.hpp>
#include <polarmir/io/input_file.hpp>

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::test {

inline std::string little_endian(std::uint64_t value, int bytes)
{
    std::string text;
    for (int i = 0; i < bytes; ++i)
        text += static_cast<char>((value >> (8 * i)) & 0xffU);
    return text;
}

inline std::uint32_t crc_of(std::string_view data)
{
    return static_cast<std::uint32_t>(
        crc32(0, reinterpret_cast<Bytef const *>(data.data()), static_cast<uInt>(data.size())));
}

/// A raw deflate stream.
inline std::string deflated(std::string_view data, int level = 6)
{
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error{"deflateInit2"};
    std::string out(deflateBound(&stream, data.size()) + 16, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(data.data()));
    stream.avail_in = static_cast<uInt>(data.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    int const code = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (code != Z_STREAM_END)
        throw std::runtime_error{"deflate"};
    return out;
}

/// A gzip header with these flags and, as text, the optional fields that belong to them.
inline std::string gzip_header(std::uint8_t flags = 0, std::string const & fields = {})
{
    return std::string{"\x1f\x8b\x08", 3} + static_cast<char>(flags) + little_endian(0, 5) + '\xff' + fields;
}

inline std::string gzip_trailer(std::string_view data)
{
    return little_endian(crc_of(data), 4) + little_endian(data.size(), 4);
}

inline std::string gzip_member(std::string_view data, int level = 6)
{
    return gzip_header() + deflated(data, level) + gzip_trailer(data);
}

/// One BGZF block: a gzip member whose extra field holds the size of the block.
inline std::string bgzf_block(std::string_view data)
{
    std::string const body = deflated(data);
    std::uint64_t const size = 12 + 6 + body.size() + 8;
    return gzip_header(4, little_endian(6, 2) + "BC" + little_endian(2, 2) + little_endian(size - 1, 2)) +
           body + gzip_trailer(data);
}

/// Blocks of `block` bytes and the empty block that marks the end.
inline std::string bgzf(std::string_view data, std::size_t block)
{
    std::string out;
    for (std::size_t i = 0; i < data.size(); i += block)
        out += bgzf_block(data.substr(i, block));
    return out + bgzf_block({});
}

inline std::filesystem::path write_bytes(std::filesystem::path const & path, std::string_view bytes)
{
    std::ofstream file{path, std::ios::binary};
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path;
}

inline std::string file_bytes(std::filesystem::path const & path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// What reading a file gives: its bytes, and the message when that ends with an input_error.
struct outcome
{
    std::string bytes;
    std::string error;
    friend bool operator==(outcome const &, outcome const &) = default;
};

inline outcome
read_all(std::filesystem::path const & path, io::input_config config, std::size_t piece = 1 << 16)
{
    outcome result;
    try
    {
        io::input_file file{path, config};
        std::vector<char> buffer(piece);
        std::size_t count{piece};
        while (count == piece)
        {
            count = file.read(buffer);
            result.bytes.append(buffer.data(), count);
        }
    }
    catch (input_error const & error)
    {
        result.error = error.what();
    }
    return result;
}

/// Text that compresses about as well as reads do.
inline std::string random_text(std::size_t size, unsigned seed)
{
    std::mt19937 random{seed};
    std::string text(size, '\0');
    for (char & letter : text)
        letter = "ACGTACGTACGTN\n@+I#"[random() % 18];
    for (std::size_t i = 1; i * 200 + 50 < size; i += 2) // repeats
        text.replace(i * 200, 50, text.substr(i * 100, 50));
    return text;
}

inline constexpr std::array backends{io::inflate_backend::fastest, io::inflate_backend::zlib};

} // namespace polarmir::test
