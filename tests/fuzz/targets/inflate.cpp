// Compressed bytes give the same text by every decoder and on any number of threads, or are refused, by every
// decoder with the same words; and text that was compressed comes back.
#include "io/gzip_writer.hpp"
#include "support/scratch.hpp"
#include "support/target.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/bgzf.hpp>
#include <polarmir/io/input_file.hpp>

namespace {

using namespace polarmir;

constexpr std::size_t most_bytes{std::size_t{1} << 20U};

struct outcome
{
    std::string text;
    std::optional<std::string> refused;
};

/// Stops behind `most_bytes`: a small file may hold much.
outcome read(std::filesystem::path const & path, io::input_config const & how, std::size_t at_once)
{
    outcome out;
    out.refused = fuzz::refusal([&] {
        io::input_file file{path, how};
        std::string buffer(at_once, '\0');
        while (out.text.size() < most_bytes)
        {
            std::size_t const count = file.read(buffer);
            out.text.append(buffer, 0, count);
            if (count < at_once)
                break;
        }
    });
    return out;
}

void compare_decoders(std::string_view bytes)
{
    std::filesystem::path const file = fuzz::files().put("bytes.gz", bytes);
    constexpr std::size_t block{std::size_t{1} << 12U};
    outcome const expected = read(file, {io::inflate_backend::zlib, false, 1}, block);
    for (io::input_config const & how : {io::input_config{io::inflate_backend::fastest, false, 1},
                                         io::input_config{io::inflate_backend::zlib, true, 1},
                                         io::input_config{io::inflate_backend::fastest, true, 2}})
    {
        outcome const other = read(file, how, block);
        fuzz::promise(other.refused.has_value() == expected.refused.has_value(),
                      "decoders agree on what is good");
        // A block of BGZF whose data go on behind its end is truncated for who reads it alone, corrupt for
        // who reads on.
        fuzz::promise(how.threads > 1 || other.refused == expected.refused,
                      "decoders agree on what is wrong");
        // What was read in the call that throws is lost: up to a block.
        fuzz::promise(expected.refused || other.text == expected.text, "decoders agree on the text");
    }
    constexpr std::size_t small{std::size_t{1} << 14U};
    if (expected.text.size() > small)
        return;
    outcome const by_byte = read(file, {}, 1);
    fuzz::promise(by_byte.refused == expected.refused && by_byte.text.starts_with(expected.text),
                  "small buffers change nothing");
}

void compress_and_read(std::string_view text)
{
    io::gzip_writer writer;
    std::string packed;
    writer.compress(text.substr(0, text.size() / 2), packed);
    writer.compress(text.substr(text.size() / 2), packed);
    writer.finish(packed);
    std::string const blocks = io::bgzf_blocks(text) + std::string{io::bgzf_end()};
    for (std::string const & bytes : {packed, blocks})
    {
        outcome const again =
            read(fuzz::files().put("again.gz", bytes), {io::inflate_backend::fastest, false, 2}, 512);
        fuzz::promise(!again.refused && again.text == text, "compressed text comes back");
    }
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    std::string_view const bytes = fuzz::text_of(data, size);
    compare_decoders(bytes);
    compress_and_read(bytes);
    return 0;
}
