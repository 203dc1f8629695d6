#include "gzip_support.hpp"
#include "support/catch.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/io/bgzf.hpp>

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace polarmir;

namespace {

unsigned byte(std::string_view bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes.at(at));
}

/// Walks the blocks by the sizes in their headers (SAM specification, 4.1) and gives how many there are.
std::size_t check_blocks(std::string_view bytes)
{
    constexpr std::size_t header{18};
    std::size_t blocks{0};
    while (!bytes.empty())
    {
        REQUIRE(bytes.size() >= header + 8);
        // gzip, deflate, extra field of six bytes with the subfield BC of two.
        REQUIRE(bytes.substr(0, 4) == std::string_view{"\x1f\x8b\x08\x04", 4});
        REQUIRE(bytes.substr(10, 6) == std::string_view{"\x06\x00\x42\x43\x02\x00", 6});
        std::size_t const size = byte(bytes, 16) + 256 * byte(bytes, 17) + 1;
        REQUIRE(size <= bytes.size());
        std::size_t const content = byte(bytes, size - 4) + 256 * byte(bytes, size - 3) +
                                    65'536 * byte(bytes, size - 2) + 16'777'216 * byte(bytes, size - 1);
        REQUIRE(content <= 65'536);
        bytes.remove_prefix(size);
        ++blocks;
    }
    return blocks;
}

} // namespace

TEST_CASE("BGZF blocks hold the bytes and are read by gzip and by us")
{
    auto const size = GENERATE(std::size_t{1}, 65'279U, 65'280U, 65'281U, 300'000U);
    std::string const text = test::random_text(size, 3);
    std::string const blocks = io::bgzf_blocks(text);
    CHECK(check_blocks(blocks) == (size + 65'279) / 65'280);
    CHECK(io::bgzf_blocks(text) == blocks);

    test::tmp_dir const dir;
    auto const path = test::write_bytes(dir / "x.gz", blocks + std::string{io::bgzf_end()});
    for (auto const backend : test::backends)
        CHECK(test::read_all(path, {backend, false}) == test::outcome{text, ""});
    CHECK(std::system(("gzip -t " + path.string()).c_str()) == 0);
}

TEST_CASE("bytes that do not compress fit into their blocks")
{
    std::mt19937 random{1};
    std::string noise(200'000, '\0');
    for (char & byte : noise)
        byte = static_cast<char>(random());
    std::string const blocks = io::bgzf_blocks(noise);
    CHECK(check_blocks(blocks) == 4);
    test::tmp_dir const dir;
    auto const path = test::write_bytes(dir / "x.gz", blocks + std::string{io::bgzf_end()});
    CHECK(test::read_all(path, {}) == test::outcome{noise, ""});
}

TEST_CASE("no bytes make no block, so that no end stands in the middle")
{
    CHECK(io::bgzf_blocks("").empty());
    std::string const end{io::bgzf_end()};
    CHECK(end.size() == 28);
    CHECK(check_blocks(end) == 1);
    CHECK(end == test::bgzf_block({}).replace(4, 8, end.substr(4, 8))); // but for time, flags and system
}

TEST_CASE("blocks made apart can be written one after the other")
{
    test::tmp_dir const dir;
    std::string const text = test::random_text(100'000, 9);
    auto const path = test::write_bytes(dir / "x.gz",
                                        io::bgzf_blocks(text) + io::bgzf_blocks("") +
                                            io::bgzf_blocks("end\n") + std::string{io::bgzf_end()});
    CHECK(test::read_all(path, {}) == test::outcome{text + "end\n", ""});
}
