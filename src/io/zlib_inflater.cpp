#include "io/inflater.hpp"

#include <zlib.h>

#include <new>

namespace polarmir::io {
namespace {

constexpr int raw_deflate{-MAX_WBITS};

class zlib_inflater final : public inflater
{
  public:
    zlib_inflater()
    {
        if (inflateInit2(&stream_, raw_deflate) != Z_OK)
            throw std::bad_alloc{};
    }
    zlib_inflater(zlib_inflater const &) = delete;
    zlib_inflater & operator=(zlib_inflater const &) = delete;
    ~zlib_inflater() override { inflateEnd(&stream_); }

    void start() override
    {
        inflateReset(&stream_);
        crc_ = 0;
    }

    [[nodiscard]] progress inflate(std::span<char const> in, std::span<char> out) override
    {
        // zlib does not write to its input, but declares it so unless ZLIB_CONST is defined everywhere.
        stream_.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(in.data()));
        stream_.avail_in = static_cast<uInt>(in.size());
        stream_.next_out = reinterpret_cast<Bytef *>(out.data());
        stream_.avail_out = static_cast<uInt>(out.size());
        int const code = ::inflate(&stream_, Z_NO_FLUSH);
        if (code == Z_MEM_ERROR)
            throw std::bad_alloc{};

        progress result;
        result.consumed = static_cast<std::ptrdiff_t>(in.size() - stream_.avail_in);
        result.produced = out.size() - stream_.avail_out;
        crc_ = crc32(crc_, reinterpret_cast<Bytef const *>(out.data()), static_cast<uInt>(result.produced));
        if (code == Z_STREAM_END)
            result.status = inflate_status::finished;
        else if (code != Z_OK && code != Z_BUF_ERROR)
            result.status = inflate_status::corrupt;
        return result;
    }

    [[nodiscard]] std::uint32_t crc() const noexcept override { return static_cast<std::uint32_t>(crc_); }

  private:
    z_stream stream_{};
    uLong crc_{0};
};

} // namespace

std::unique_ptr<inflater> make_zlib_inflater()
{
    return std::make_unique<zlib_inflater>();
}

} // namespace polarmir::io
