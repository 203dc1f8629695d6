#include "gzip_support.hpp"
#include "io/bgzf_splitter.hpp"
#include "io/memory_layer.hpp"
#include "support/catch.hpp"
#include "support/tmp_dir.hpp"

#include <array>
#include <memory>
#include <string>

#include <sys/resource.h>

using namespace polarmir;
using namespace polarmir::test;

namespace {

text_buffer buffer_of(std::string_view bytes)
{
    return {bytes.begin(), bytes.end()};
}

io::bgzf_splitter splitter_of(std::string_view bytes)
{
    return io::bgzf_splitter{std::make_unique<io::memory_layer>(buffer_of(bytes))};
}

/// The same bytes, message and digest with several threads as with one, whatever the size of the pieces.
void check_alike(std::filesystem::path const & path)
{
    for (io::inflate_backend const backend : backends)
        for (std::size_t const piece : {std::size_t{1000}, std::size_t{1} << 16})
        {
            outcome const expected = read_all(path, {backend, false, 1}, piece);
            for (std::size_t const threads : {2U, 5U})
                CHECK(read_all(path, {backend, true, threads}, piece) == expected);
        }
}

std::string with_told_size(std::string block, std::uint64_t bytes)
{
    return block.replace(block.size() - 4, 4, little_endian(bytes, 4));
}

long peak_kib()
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss;
}

void read_to_the_end(std::filesystem::path const & path)
try
{
    io::input_file file{path, {io::inflate_backend::fastest, true, 4}};
    std::vector<char> buffer(1'000'000);
    while (file.read(buffer) == buffer.size())
    {}
}
catch (input_error const &)
{}

} // namespace

TEST_CASE("BGZF blocks are recognised by their header only")
{
    std::string const block = bgzf_block("ACGT");
    CHECK(io::bgzf_block_size(block) == block.size());
    CHECK(io::bgzf_block_size(block.substr(0, io::bgzf_header_size)) == block.size());
    CHECK_FALSE(io::bgzf_block_size(block.substr(0, io::bgzf_header_size - 1)));
    CHECK_FALSE(io::bgzf_block_size(gzip_member("ACGT")));
    std::string const other = gzip_header(4, little_endian(6, 2) + "RA" + little_endian(2, 2) + "xy");
    CHECK_FALSE(io::bgzf_block_size(other));
    std::string too_short = block;
    too_short.replace(16, 2, little_endian(5, 2));
    CHECK_FALSE(io::bgzf_block_size(too_short));
}

TEST_CASE("a BGZF file is cut between blocks, and what is no block is left")
{
    std::string blocks;
    for (std::size_t i = 0; i < io::bgzf_splitter::most_blocks + 2; ++i)
        blocks += bgzf_block(std::string(i, 'A'));
    std::string const plain = gzip_member("plain");
    io::bgzf_splitter splitter = splitter_of(blocks + plain);
    std::string pieces;
    std::size_t count{0};
    while (auto const piece = splitter.next())
    {
        CHECK(piece->begin == pieces.size());
        pieces.append(piece->bytes.begin(), piece->bytes.end());
        ++count;
    }
    CHECK(count == 2);
    CHECK(pieces == blocks);
    CHECK(splitter.rest_begin() == blocks.size());
    std::array<char, 1000> rest{};
    auto const source = std::move(splitter).rest();
    CHECK(std::string(rest.data(), source->read_some(rest)) == plain);
    CHECK(source->read_some(rest) == 0);
}

TEST_CASE("BGZF files read alike on one and on several threads")
{
    tmp_dir const dir;
    std::string const text = random_text(3'000'000, 5);
    std::string const blocks = bgzf(text, 65'280);
    REQUIRE(read_all(write_bytes(dir / "x.gz", blocks), {io::inflate_backend::fastest, true, 3}) ==
            outcome{text, {}});
    check_alike(dir / "x.gz");
    check_alike(write_bytes(dir / "small.gz", bgzf(text.substr(0, 20'000), 50)));
    check_alike(write_bytes(dir / "empty.gz", bgzf({}, 1)));
    check_alike(write_bytes(dir / "padded.gz", blocks + std::string(100, '\0')));
    check_alike(write_bytes(dir / "mixed.gz", blocks + gzip_member(text) + blocks));
    check_alike(write_bytes(dir / "garbage.gz", blocks + "garbage"));
}

TEST_CASE("damaged BGZF files give the same bytes and message on one and on several threads")
{
    tmp_dir const dir;
    std::string const blocks = bgzf(random_text(400'000, 6), 3000);
    for (std::size_t const part : {1U, 2U, 3U, 5U, 7U})
    {
        std::size_t const at = blocks.size() * part / 8 + part;
        check_alike(write_bytes(dir / "cut.gz", blocks.substr(0, at)));
        std::string flipped = blocks;
        flipped[at] = static_cast<char>(~flipped[at]);
        REQUIRE_FALSE(
            read_all(write_bytes(dir / "flipped.gz", flipped), {io::inflate_backend::fastest, true, 3})
                .error.empty());
        check_alike(dir / "flipped.gz");
    }
    std::string last = bgzf_block("ACGT");
    last[last.size() - 8] ^= 1; // its checksum
    check_alike(write_bytes(dir / "crc.gz", blocks + last));
}

TEST_CASE("blocks that hold more than blocks may are read alike on one and on several threads")
{
    tmp_dir const dir;
    std::string const honest = bgzf_block(std::string(1'000'000, '\0'));
    check_alike(write_bytes(dir / "honest.gz", bgzf_block("ACGT") + honest + bgzf_block("ACGT")));
    check_alike(
        write_bytes(dir / "liar.gz", bgzf_block("ACGT") + with_told_size(honest, 4) + bgzf_block("ACGT")));
}

TEST_CASE("blocks that hold more than blocks may take no memory for it")
{
    tmp_dir const dir;
    std::string const honest = bgzf_block(std::string(30'000'000, '\0')); // 29 KB
    for (std::string const & block : {honest, with_told_size(honest, 4)})
    {
        std::string many;
        for (std::size_t i = 0; i < 3 * io::bgzf_splitter::most_blocks; ++i)
            many += block;
        auto const path = write_bytes(dir / "many.gz", many);
        long const before = peak_kib();
        read_to_the_end(path);
        CHECK(peak_kib() - before < 30'000);
    }
}

TEST_CASE("a BGZF file need not be read to its end, and its digest is that of its bytes")
{
    tmp_dir const dir;
    auto const path = write_bytes(dir / "x.gz", bgzf(random_text(5'000'000, 7), 65'280));
    std::vector<char> buffer(100'000);
    {
        io::input_file file{path, {io::inflate_backend::fastest, true, 4}};
        CHECK(file.read(buffer) == buffer.size());
    }
    io::input_file file{path, {io::inflate_backend::fastest, true, 4}};
    while (file.read(buffer) == buffer.size())
    {}
    CHECK(file.digest().bytes == std::filesystem::file_size(path));
    CHECK(file.digest().xxh3 == io::digest_of(path).xxh3);
}
