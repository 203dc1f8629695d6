#include "support/catch.hpp"
#include "support/tmp_dir.hpp"
#include "unit/io/gzip_support.hpp"

#include <polarmir/io/table_writer.hpp>
#include <polarmir/io/text_file.hpp>

using namespace polarmir;
using namespace polarmir::test;

TEST_CASE("a written table reads back")
{
    tmp_dir const dir;
    auto const how = GENERATE(io::compression::none, io::compression::gzip);
    io::table_writer writer{dir / "t.tsv", {"name", "count"}, how};
    for (int i = 0; i < 20'000; ++i)
    {
        writer << "row" << i;
        writer.end_row();
    }
    writer.commit();
    io::table const table = io::read_table(dir / "t.tsv");
    REQUIRE(table.rows.size() == 20'000);
    CHECK(table.rows[12'345].fields == std::vector<std::string>{"row", "12345"});
}

TEST_CASE("a table cannot be broken by its fields")
{
    tmp_dir const dir;
    io::table_writer writer{dir / "t.tsv", {"a", "b"}};
    writer << "x\ty\nz\r"
           << "";
    writer.end_row();
    writer << "too few";
    CHECK_THROWS_AS(writer.end_row(), std::logic_error);
    writer << "now enough";
    writer.end_row();
    writer.commit();
    CHECK(file_bytes(dir / "t.tsv") == "a\tb\nx y z \t\ntoo few\tnow enough\n");
}

TEST_CASE("a field is repeated as it would be written, also at the front of a row")
{
    io::table_rows rows{3};
    rows.repeat("a\tb", 3).end_row();
    rows.repeat("", 2) << "x";
    rows.end_row();
    rows.repeat("y", 0) << 1;
    rows.repeat("z", 2).end_row();
    CHECK(rows.text() == "a b\ta b\ta b\n\t\tx\n1\tz\tz\n");
    rows.repeat("too few", 2);
    CHECK_THROWS_AS(rows.end_row(), std::logic_error);
}

TEST_CASE("rows made elsewhere are written in their turn")
{
    tmp_dir const dir;
    io::table_writer writer{dir / "t.tsv", {"a"}};
    writer << "first";
    writer.end_row();
    io::table_rows rows{1};
    rows << "second";
    rows.end_row();
    writer.append(rows);
    writer << "third";
    writer.end_row();
    writer.commit();
    CHECK(file_bytes(dir / "t.tsv") == "a\nfirst\nsecond\nthird\n");
}

TEST_CASE("integers of any size and repeated fields are columns like others")
{
    tmp_dir const dir;
    io::table_writer table{dir / "t.tsv", {"a", "b", "c", "d", "e"}};
    table << std::numeric_limits<std::int64_t>::min() << std::numeric_limits<std::uint64_t>::max();
    table.repeat("0", 2).repeat("x", 0) << std::uint8_t{7};
    table.end_row();
    table.commit();
    io::table const read = io::read_table(dir / "t.tsv");
    REQUIRE(read.rows.size() == 1);
    CHECK(read.rows[0].fields ==
          std::vector<std::string>{"-9223372036854775808", "18446744073709551615", "0", "0", "7"});
}
