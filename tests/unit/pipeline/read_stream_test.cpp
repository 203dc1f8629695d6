#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/pipeline/read_stream.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace polarmir;

namespace {

/// Names of all reads that are left in the stream.
std::vector<std::string> rest(pipeline::read_stream & stream)
{
    std::vector<std::string> names;
    while (auto piece = stream.next())
        for (reads::read_view const & read : reads::parse(piece->records, piece->file))
            names.emplace_back(read.name);
    return names;
}

} // namespace

TEST_CASE("looking ahead takes no read out of the stream", "[pipeline]")
{
    test::tmp_dir const dir;
    std::vector<std::string> expected;
    for (char const * file : {"a.fq", "b.fq", "c.fq"})
    {
        std::string text;
        for (int i = 0; i < 5; ++i)
        {
            expected.push_back(std::string{file} + std::to_string(i));
            text += test::record(expected.back(), "ACGT");
        }
        io::write_file(dir / file, text);
    }
    for (std::size_t const wanted : {0U, 1U, 7U, 15U, 100U})
    {
        CAPTURE(wanted);
        pipeline::read_stream stream{{dir / "a.fq", dir / "b.fq", dir / "c.fq"}};
        auto const first = stream.look_ahead(wanted);
        REQUIRE(first.size() == std::min<std::size_t>(wanted, 15));
        for (std::size_t i = 0; i < first.size(); ++i)
            CHECK(first[i].name == expected[i]);
        CHECK(rest(stream) == expected);
        REQUIRE(stream.digests().size() == 3);
        CHECK(stream.digests()[1].bytes == test::read_file(dir / "b.fq").size());
    }
}

TEST_CASE("the reads that were looked at are the wanted ones, however the file is cut into chunks",
          "[pipeline]")
{
    test::tmp_dir const dir;
    constexpr std::size_t reads{30'000};
    std::string text;
    for (std::size_t i = 0; i < reads; ++i)
        text += test::record("read" + std::to_string(i), std::string(40, 'A'));
    REQUIRE(text.size() > 4 * reads::read_source::default_chunk_bytes);
    io::write_file(dir / "a.fq", text);
    constexpr std::size_t wanted{12'345}; // ends within a chunk
    pipeline::read_stream stream{{dir / "a.fq"}};
    REQUIRE(stream.look_ahead(wanted).size() == wanted);
    std::size_t looked_at{0};
    std::size_t all{0};
    while (auto piece = stream.next())
    {
        std::size_t const here = reads::parse(piece->records, piece->file).size();
        CHECK(piece->reads_looked_at == std::min(here, wanted - std::min(wanted, all)));
        looked_at += piece->reads_looked_at;
        all += here;
    }
    CHECK(looked_at == wanted);
    CHECK(all == reads);
}

TEST_CASE("an empty file in the middle is passed over", "[pipeline]")
{
    test::tmp_dir const dir;
    io::write_file(dir / "a.fq", test::record("r1", "ACGT"));
    io::write_file(dir / "b.fq", "");
    io::write_file(dir / "c.fq", test::record("r2", "ACGT"));
    pipeline::read_stream stream{{dir / "a.fq", dir / "b.fq", dir / "c.fq"}};
    CHECK(rest(stream) == std::vector<std::string>{"r1", "r2"});
    CHECK(stream.digests().size() == 3);
}
