#include "io/inflater.hpp"

#include <isa-l/igzip_lib.h>

namespace polarmir::io {
namespace {

class isal_inflater final : public inflater
{
  public:
    isal_inflater() { restart(); }

    void start() override { restart(); }

    [[nodiscard]] progress inflate(std::span<char const> in, std::span<char> out) override
    {
        // ISA-L does not write to its input, but declares it so.
        state_.next_in = reinterpret_cast<std::uint8_t *>(const_cast<char *>(in.data()));
        state_.avail_in = static_cast<std::uint32_t>(in.size());
        state_.next_out = reinterpret_cast<std::uint8_t *>(out.data());
        state_.avail_out = static_cast<std::uint32_t>(out.size());
        int const code = isal_inflate(&state_);

        progress result;
        result.consumed = static_cast<std::ptrdiff_t>(in.size() - state_.avail_in);
        result.produced = out.size() - state_.avail_out;
        if (code < ISAL_DECOMP_OK)
            result.status = inflate_status::corrupt;
        else if (state_.block_state == ISAL_BLOCK_FINISH)
        {
            // Up to 8 bytes behind the stream were taken into the bit buffer: they belong to the trailer.
            result.consumed -= state_.read_in_length / 8;
            result.status = inflate_status::finished;
        }
        return result;
    }

    [[nodiscard]] std::uint32_t crc() const noexcept override { return state_.crc; }

  private:
    void restart()
    {
        isal_inflate_init(&state_);
        state_.crc_flag = ISAL_GZIP_NO_HDR;
    }

    inflate_state state_{};
};

} // namespace

std::unique_ptr<inflater> make_isal_inflater()
{
    return std::make_unique<isal_inflater>();
}

} // namespace polarmir::io
