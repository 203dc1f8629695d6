#include "io/gzip_writer.hpp"

#include <zlib.h>

#include <array>
#include <cstddef>
#include <new>

namespace polarmir::io {
namespace {

constexpr int level{
    4}; // four times as fast as zlib's own choice, 6, for 12 % more bytes of a list of inserts
constexpr int gzip_window{MAX_WBITS + 16};
constexpr int memory_level{8};
constexpr int unknown_system{255};
constexpr std::size_t most_per_call{std::size_t{1} << 30};

} // namespace

struct gzip_writer::stream
{
    z_stream zlib{};
    gz_header header{};
};

gzip_writer::gzip_writer() : stream_{std::make_unique<stream>()}
{
    if (deflateInit2(&stream_->zlib, level, Z_DEFLATED, gzip_window, memory_level, Z_DEFAULT_STRATEGY) !=
        Z_OK)
        throw std::bad_alloc{};
    stream_->header.os = unknown_system;
    deflateSetHeader(&stream_->zlib, &stream_->header);
}

gzip_writer::~gzip_writer()
{
    deflateEnd(&stream_->zlib);
}

void gzip_writer::compress(std::string_view bytes, std::string & out)
{
    while (!bytes.empty())
    {
        std::string_view const piece = bytes.substr(0, most_per_call);
        // zlib does not write to its input, but declares it so unless ZLIB_CONST is defined everywhere.
        stream_->zlib.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(piece.data()));
        stream_->zlib.avail_in = static_cast<uInt>(piece.size());
        run(Z_NO_FLUSH, out);
        bytes.remove_prefix(piece.size());
    }
}

void gzip_writer::finish(std::string & out)
{
    run(Z_FINISH, out);
}

void gzip_writer::run(int flush, std::string & out)
{
    std::array<char, std::size_t{1} << 14> room{};
    do
    {
        stream_->zlib.next_out = reinterpret_cast<Bytef *>(room.data());
        stream_->zlib.avail_out = static_cast<uInt>(room.size());
        deflate(&stream_->zlib, flush); // fails only on misuse
        out.append(room.data(), room.size() - stream_->zlib.avail_out);
    } while (stream_->zlib.avail_out == 0);
}

} // namespace polarmir::io
