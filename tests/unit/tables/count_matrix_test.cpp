#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/tables/count_table.hpp>

using namespace polarmir;
using namespace polarmir::test;

namespace {

tables::count_matrix read(std::string const & text, std::string const & name = "counts.tsv")
{
    tmp_dir const dir;
    io::write_file(dir / name, text);
    return tables::read_count_table(dir / name).counts;
}

std::string message_of(std::string const & text)
{
    try
    {
        static_cast<void>(read(text));
    }
    catch (input_error const & e)
    {
        std::string const what = e.what();
        return what.substr(what.find("counts.tsv"));
    }
    return "no error";
}

} // namespace

TEST_CASE("a matrix is read with tabs or commas, any line ends, fractions", "[tables]")
{
    for (std::string const text : {"miRNA\tA\tB\nx\t1\t2.5\ny\t0\t3\n",
                                   "miRNA,A,B\r\nx,1,2.5\r\ny,0,3\r\n",
                                   "\xef\xbb\xbfmiRNA\tA\tB\rx\t1\t2.5\ry\t0\t3",
                                   "\"\",\"A\",\"B\"\n\"x\",1,2.5\n\"y\",0,3\n",
                                   "miRNA; A; B\nx; 1; 2.5\ny; 0; 3\n"})
    {
        tables::count_matrix const matrix = read(text);
        CHECK(matrix.mirnas == std::vector<std::string>{"x", "y"});
        CHECK(matrix.samples == std::vector<std::string>{"A", "B"});
        CHECK(matrix.columns == std::vector<std::vector<double>>{{1, 0}, {2.5, 3}});
    }
}

TEST_CASE("what is wrong in a matrix is told with its place", "[tables]")
{
    CHECK(message_of("miRNA\tA\nx\t-1\n") ==
          "counts.tsv:2: count '-1' of x in sample A is no number of 0 or more");
    CHECK(message_of("miRNA\tA\nx\tNA\n") == "counts.tsv:2: holds no counts; " + tables::understood_forms());
    CHECK(message_of("miRNA\tA\tB\nx\tNA\t1\n") ==
          "counts.tsv:2: count 'NA' of x in sample A is no number of 0 or more");
    CHECK(message_of("miRNA\tA\nx\tinf\n").find("no number") != std::string::npos);
    CHECK(message_of("miRNA\tA\nx\t1\nx\t2\n") == "counts.tsv:3: x has a row already, on line 2");
    CHECK(message_of("miRNA\tA\tA\nx\t1\t2\n") == "counts.tsv:1: sample 'A' has two columns");
    CHECK(message_of("miRNA\tA\t\nx\t1\t2\n") == "counts.tsv:1: a sample has no name");
    CHECK(message_of("miRNA\tA\n@x\t1\n") ==
          "counts.tsv:2: '@x' is a formula for spreadsheets, not the name of a miRNA");
    CHECK(message_of("miRNA\nx\n").find("no sample") != std::string::npos);
    CHECK(message_of("miRNA\tA\n") == "counts.tsv: has no miRNA");
    CHECK(message_of("miRNA\tA\nx\t1\t2\n") == "counts.tsv:2: has 3 fields, the header line 2");
    CHECK(message_of("miRNA\ta\x1b[31mb\nx\t1\n").starts_with("counts.tsv:1: sample name 'a\\x1b[31mb' "));
    CHECK(message_of("") == "counts.tsv: is empty; a table of miRNA x sample is expected");
}

TEST_CASE("numbers with commas are told as such", "[tables]")
{
    std::string const hint =
        " is no number of 0 or more; write decimals with a point, thousands without a comma";
    CHECK(message_of("miRNA;A;B\nx;1,5;2\n") == "counts.tsv:2: count '1,5' of x in sample A" + hint);
    CHECK(message_of("miRNA\tA\nx\t1\ny\t1.234,5\n") ==
          "counts.tsv:3: count '1.234,5' of y in sample A" + hint);
    CHECK(message_of("miRNA,A\nx,\"12,345\"\n") == "counts.tsv:2: count '12,345' of x in sample A" + hint);
    CHECK(message_of("miRNA,A,B\nx,1,5,2,0\n") ==
          "counts.tsv:2: has 5 fields, the header line 3; decimals must be written with a point");
    CHECK(message_of("\"\";\"hsa-let-7a-5p\";\"hsa-miR-21-5p\"\n\"S1\";1,5;2\n") ==
          "counts.tsv:2: count '1,5' of hsa-let-7a-5p in sample S1" + hint);
}

TEST_CASE("text in UTF-16 is told as such", "[tables]")
{
    std::string const table{"\xff\xfem\0i\0\t\0A\0\n\0x\0\t\0\x31\0\n\0", 20};
    CHECK(message_of(table) == "counts.tsv: is UTF-16 text; save it as UTF-8");
}

TEST_CASE("samples are chosen by name, in the order asked for", "[tables]")
{
    tables::count_matrix const matrix = read("miRNA\tA\tB\tC\nx\t1\t2\t3\n");
    std::vector<std::string> const wanted{"C", "Z", "A"};
    tables::count_matrix const chosen = tables::select_samples(matrix, wanted);
    CHECK(chosen.samples == std::vector<std::string>{"C", "A"});
    CHECK(chosen.columns == std::vector<std::vector<double>>{{3}, {1}});
    CHECK(chosen.mirnas == matrix.mirnas);
}
