#include "support/catch.hpp"
#include "support/tmp_dir.hpp"
#include "unit/io/gzip_support.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/io/text_file.hpp>

using namespace polarmir;
using namespace polarmir::test;

namespace {

using strings = std::vector<std::string>;

strings lines_of(std::filesystem::path const & path)
{
    io::line_reader reader{path};
    strings lines;
    for (std::string_view line; reader.next(line);)
    {
        lines.emplace_back(line);
        REQUIRE(reader.line_number() == lines.size());
    }
    std::string_view line;
    CHECK(!reader.next(line));
    return lines;
}

template <typename call_t>
std::string parse_problem(call_t && call)
{
    try
    {
        call();
    }
    catch (parse_error const & error)
    {
        return error.what();
    }
    return "no error";
}

} // namespace

TEST_CASE("lines end with LF or CRLF or CR or the file")
{
    tmp_dir const dir;
    auto const lines = [&](std::string const & text) { return lines_of(write_bytes(dir / "x", text)); };
    CHECK(lines("").empty());
    CHECK(lines("a") == strings{"a"});
    CHECK(lines("a\n") == strings{"a"});
    CHECK(lines("a\r") == strings{"a"});
    CHECK(lines("a\r\n") == strings{"a"});
    CHECK(lines("\n") == strings{""});
    CHECK(lines("a\nb\r\nc\rd") == strings{"a", "b", "c", "d"});
    CHECK(lines("\r\r\n\n\r") == strings{"", "", "", ""});
    CHECK(lines("a\n\nb") == strings{"a", "", "b"});
}

TEST_CASE("lines are the same wherever the buffer ends")
{
    tmp_dir const dir;
    for (std::size_t const length : {65'533U, 65'534U, 65'535U, 65'536U, 65'537U, 200'000U})
        for (std::string const & end : {std::string{"\n"}, std::string{"\r\n"}, std::string{"\r"}})
        {
            std::string const line(length, 'x');
            write_bytes(dir / "x.gz", gzip_member(line + end + line + end + "y"));
            CHECK((lines_of(dir / "x.gz") == strings{line, line, "y"}));
        }
}

TEST_CASE("a table has a header and rows that know their lines")
{
    tmp_dir const dir;
    write_bytes(dir / "t.tsv", "\xef\xbb\xbfname\tvalue\r\n\r\na\t1\r\n  \r\nb c\t\r\n");
    io::table const table = io::read_table(dir / "t.tsv");
    CHECK(table.path == (dir / "t.tsv").string());
    CHECK(table.header == strings{"name", "value"});
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].line == 3);
    CHECK(table.rows[0].fields == strings{"a", "1"});
    CHECK(table.rows[1].line == 5);
    CHECK(table.rows[1].fields == strings{"b c", ""});
    CHECK(table.column("value") == 1);
    CHECK(parse_problem([&] { static_cast<void>(table.column("Value")); }) ==
          (dir / "t.tsv").string() + ": has no column 'Value'; it has name, value");
}

TEST_CASE("a table in memory reads like one in a file")
{
    io::table const table = io::parse_table("a,b\n1,2\n3,4", "built-in", ',');
    CHECK(table.path == "built-in");
    CHECK(table.header == strings{"a", "b"});
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[1].fields == strings{"3", "4"});
    CHECK(table.rows[1].line == 3);
    CHECK(io::parse_table("only\n", "x").rows.empty());
}

TEST_CASE("a table with a wrong number of fields or without header is refused by line")
{
    CHECK(parse_problem([] { static_cast<void>(io::parse_table("a\tb\n1\t2\n\n1\n", "x.tsv")); }) ==
          "x.tsv:4: row has 1 fields, the header has 2");
    CHECK(parse_problem([] { static_cast<void>(io::parse_table("a\tb\n1\t2\t3\n", "x.tsv")); }) ==
          "x.tsv:2: row has 3 fields, the header has 2");
    CHECK(parse_problem([] { static_cast<void>(io::parse_table("\n \n", "x.tsv")); }) ==
          "x.tsv: is empty: a header line is expected");
}

TEST_CASE("a byte order mark is no part of the text")
{
    tmp_dir const dir;
    io::write_file(dir / "a.txt", "\xef\xbb\xbfone\ntwo\n");
    CHECK(lines_of(dir / "a.txt") == strings{"one", "two"});
    CHECK(io::read_text(dir / "a.txt", 100) == "one\ntwo\n");
    CHECK(io::parse_table("\xef\xbb\xbf"
                          "a\tb\n1\t2\n",
                          "t")
              .header == strings{"a", "b"});
    CHECK_THROWS_AS(io::read_text(dir / "a.txt", 5), input_error);
    CHECK_THROWS_AS(io::read_text(dir / "absent.txt", 5), input_error);
}

TEST_CASE("fields of a row are read by the names of their columns")
{
    io::table const table = io::parse_table("name\tsize\nx\t12\ny\tmany\n", "t.tsv");
    io::row_view const first{table, table.rows[0]};
    CHECK(first.text("name") == "x");
    CHECK(first.number<int>("size") == 12);
    CHECK(table.find("size") == 1U);
    CHECK_FALSE(table.find("colour").has_value());
    CHECK_THROWS_AS(first.text("colour"), parse_error);
    try
    {
        static_cast<void>(io::row_view{table, table.rows[1]}.number<int>("size"));
        FAIL("no error");
    }
    catch (parse_error const & e)
    {
        CHECK(std::string{e.what()} == "t.tsv:3: size: expected a number, found 'many'");
    }
}

TEST_CASE("small files that hold endless lines or tables are refused before they fill the memory")
{
    tmp_dir const dir;
    auto const write = [&](std::string const & content) {
        io::output_file file{dir / "bomb.gz", io::compression::gzip};
        file.write(content);
        file.commit();
        return dir / "bomb.gz";
    };
    std::string_view line;
    io::line_reader endless{write(std::string((std::size_t{1} << 26U) + 100'000, 'A'))};
    CHECK(parse_problem([&] {
              static_cast<void>(endless.next(line));
          }).find("bomb.gz:1: the line has no end") != std::string::npos);

    std::string row(100'000, '\t');
    row += '\n';
    std::string rows;
    for (std::size_t i = 0; i < 100; ++i)
        rows += row;
    CHECK(parse_problem([&] { static_cast<void>(io::read_table(write(rows))); }).find("more than 256 MiB") !=
          std::string::npos);
}
