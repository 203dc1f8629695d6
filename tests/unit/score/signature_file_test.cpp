#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/score/signature_file.hpp>

using namespace polarmir;
using namespace polarmir::test;

namespace {

score::signature_file read(std::string const & text, std::string const & name = "sets.tsv")
{
    tmp_dir const dir;
    io::write_file(dir / name, text);
    score::signature_file file = score::read_signature_file(dir / name, reference::human_mirna_names());
    for (auto * const problems : {&file.problems, &file.notes})
        for (score::signature_problem & one : *problems)
            one.where.path = name;
    return file;
}

std::vector<std::string> messages(std::vector<score::signature_problem> const & problems)
{
    std::vector<std::string> texts;
    for (score::signature_problem const & one : problems)
        texts.push_back(one.message());
    return texts;
}

/// Five members and one line more.
std::string with(std::string const & line)
{
    return "set\tmiRNA\tweight\tdirection\nA\thsa-let-7a-5p\t1\t1\nA\thsa-let-7b-5p\t1\t1\nA\t"
           "hsa-miR-21-5p\t1\t1\nA\thsa-miR-155-5p\t1\t1\nA\thsa-miR-9-5p\t1\t1\n" +
           line + '\n';
}

/// The only problem of `with(line)`, which is on line 7.
std::string problem_of(std::string const & line)
{
    auto const texts = messages(read(with(line)).problems);
    REQUIRE(texts.size() == 1);
    REQUIRE(texts.front().starts_with("sets.tsv:7: "));
    return texts.front().substr(std::string{"sets.tsv:7: "}.size());
}

} // namespace

TEST_CASE("sets are read from a table", "[score]")
{
    score::signature_file const file = read(with("B\tMIMAT0000062\t0.5\t-1"));
    CHECK(file.problems.empty());
    REQUIRE(file.sets.size() == 2);
    CHECK(file.sets[0].members.size() == 5);
    CHECK(file.sets[0].members[0].accession == "MIMAT0000062");
    CHECK(file.sets[1].members[0].name == "hsa-let-7a-5p");
    CHECK(file.sets[1].members[0].weight == 0.5);
    CHECK(file.sets[1].members[0].direction == -1);
    CHECK(messages(file.notes) ==
          std::vector<std::string>{"sets.tsv:7: set B has 1 member; a score needs 5 detected ones"});
}

TEST_CASE("sets are read from GMT", "[score]")
{
    score::signature_file const file = read("M1\tmy set\thsa-miR-155-5p\thsa-miR-9-5p\n", "sets.gmt");
    CHECK(file.problems.empty());
    REQUIRE(file.sets.size() == 1);
    CHECK(file.sets[0].description == "my set");
    CHECK(file.sets[0].members.size() == 2);
    CHECK(file.sets[0].members[0].weight == 1);
    CHECK(messages(read("M1\tmy set\n", "sets.gmt").problems).size() == 1);
}

TEST_CASE("what makes a file of sets unusable", "[score]")
{
    CHECK(problem_of("A\tMIMAT0000062\t1\t1") ==
          "MIMAT0000062, or another miRNA with the same sequence, is in set A already (line 2); keep one");
    CHECK(problem_of("A\thsa-miR-16-5p\t0\t1") == "weight '0' of hsa-miR-16-5p is no number above 0");
    CHECK(problem_of("A\thsa-miR-16-5p\t-1\t1") == "weight '-1' of hsa-miR-16-5p is no number above 0");
    CHECK(problem_of("A\thsa-miR-16-5p\tnan\t1") == "weight 'nan' of hsa-miR-16-5p is no number above 0");
    CHECK(problem_of("A\thsa-miR-16-5p\tinf\t1") ==
          "weight 'inf' of hsa-miR-16-5p is not between 0.000001 and 1,000,000");
    CHECK(problem_of("A\thsa-miR-16-5p\t1e7\t1") ==
          "weight '1e7' of hsa-miR-16-5p is not between 0.000001 and 1,000,000");
    CHECK(problem_of("A\thsa-miR-16-5p\t1e-200\t1") ==
          "weight '1e-200' of hsa-miR-16-5p is not between 0.000001 and 1,000,000");
    CHECK(problem_of("A\thsa-miR-16-5p\t\t1") == "weight '' of hsa-miR-16-5p is no number above 0");
    CHECK(problem_of("A\thsa-miR-16-5p\t1\t0") == "direction '0' of hsa-miR-16-5p is neither +1 nor -1");
    CHECK(problem_of("A\t\t1\t1") == "the name of the miRNA is empty");
    CHECK(problem_of("=1\thsa-miR-16-5p\t1\t1") ==
          "the name of the set, '=1', is a formula for spreadsheets; choose another");
    CHECK(problem_of("\thsa-miR-16-5p\t1\t1") == "the name of the set is empty");
}

TEST_CASE("two names of one sequence are the same miRNA", "[score]")
{
    auto const texts = messages(read("set\tmiRNA\nA\thsa-miR-199a-3p\nA\thsa-miR-199b-3p\n").problems);
    REQUIRE(texts.size() == 1);
    CHECK(texts.front().starts_with("sets.tsv:3: hsa-miR-199b-3p, or another miRNA with the same sequence"));
    CHECK(messages(read("set\tmiRNA\nM1\thsa-miR-199a-3p\nM2\thsa-miR-199b-3p\n").problems).size() == 1);
}

TEST_CASE("a set has one line in GMT", "[score]")
{
    auto const texts =
        messages(read("\xef\xbb\xbfM1\t.\thsa-miR-155-5p\r\nM1\t.\thsa-miR-9-5p\r\n", "sets.gmt").problems);
    CHECK(texts == std::vector<std::string>{"sets.gmt:2: set M1 has a line already, line 1"});
}

TEST_CASE("an unknown name comes with what it may be called today", "[score]")
{
    CHECK(
        problem_of("A\thsa-miR-320a\t1\t1") ==
        "'hsa-miR-320a' is no human mature miRNA of miRBase 22; the name is of an older release, today it is "
        "hsa-miR-320a-3p");
    CHECK(problem_of("A\thsa-miR-375\t1\t1").ends_with("today it is hsa-miR-375-3p"));
    CHECK(problem_of("A\thsa-miR-451\t1\t1").ends_with("today it is hsa-miR-451a"));
    CHECK(problem_of("A\thsa-miR-378\t1\t1").ends_with("did you mean hsa-miR-378a-5p or hsa-miR-378a-3p?"));
    CHECK(problem_of("A\tmiR-223*\t1\t1").ends_with("did you mean hsa-miR-223-5p?"));
    CHECK(problem_of("A\thsa-miR-720\t1\t1").ends_with("check its name and arm (-5p, -3p)"));
}

TEST_CASE("blanks, quotes, byte order mark and line ends do not matter", "[score]")
{
    std::string const plain = "set\tmiRNA\tweight\tdirection\nM 1\thsa-miR-155-5p\t0.5\t-1\n";
    score::signature_file const expected = read(plain);
    REQUIRE(expected.problems.empty());
    for (std::string const text :
         {"\xef\xbb\xbfset\tmiRNA\tweight\tdirection\r\nM 1\thsa-miR-155-5p\t0.5\t-1\r\n",
          "set\tmiRNA\tweight\tdirection\rM 1\thsa-miR-155-5p\t0.5\t-1",
          "\"set\"\t\"miRNA\"\t\"weight\"\t\"direction\"\n\"M 1\"\t\"hsa-miR-155-5p\"\t0.5\t\"-1\"\n",
          " set \tmiRNA\t weight\tdirection \n  M 1\t hsa-miR-155-5p \t0.5 \t -1\n\n"})
    {
        score::signature_file const file = read(text);
        CAPTURE(text, messages(file.problems));
        REQUIRE(file.problems.empty());
        REQUIRE(file.sets.size() == 1);
        CHECK(file.sets[0].name == "M 1");
        CHECK(file.sets[0].hash() == expected.sets[0].hash());
    }
    for (std::string const text : {"M1\ta set\thsa-miR-155-5p\thsa-miR-9-5p\r",
                                   "\xef\xbb\xbf\"M1\"\t\"a set\"\t\"hsa-miR-155-5p\"\t hsa-miR-9-5p \t\r\n",
                                   "\r\nM1\ta set\thsa-miR-155-5p\thsa-miR-9-5p\n\n"})
    {
        score::signature_file const file = read(text, "sets.gmt");
        REQUIRE(file.problems.empty());
        REQUIRE(file.sets.size() == 1);
        CHECK(file.sets[0].name == "M1");
        CHECK(file.sets[0].description == "a set");
        CHECK(file.sets[0].members.size() == 2);
    }
    CHECK(read("M1\t\"M1\" by array\thsa-miR-155-5p\n", "sets.gmt").sets[0].description == "\"M1\" by array");
}

TEST_CASE("rows that a table cannot have are told with their line", "[score]")
{
    CHECK(problem_of("A\thsa-miR-16-5p\t0,5\t1") ==
          "weight '0,5' of hsa-miR-16-5p is no number above 0; write decimals with a point");
    CHECK_THROWS_AS(read("set\tmiRNA\nM1\thsa-miR-155-5p\t1\n"), parse_error);
    CHECK_THROWS_AS(read("set\tmiRNA\nM1\t\"hsa-miR-155-5p\n"), parse_error);
    CHECK_THROWS_AS(read("set,miRNA\nM1,hsa-miR-155-5p\n"), parse_error);
    CHECK_THROWS_AS(read("\n"), input_error);
}

TEST_CASE("the same miRNA may not push the same way in opposing sets", "[score]")
{
    std::string const sets = "set\tmiRNA\tdirection\nM1\thsa-miR-21-5p\t1\nM2\thsa-miR-21-5p\t";
    CHECK(messages(read(sets + "1\n").problems) ==
          std::vector<std::string>{
              "sets.tsv:3: hsa-miR-21-5p pushes the same way in the opposing sets M1 and M2; keep one, or "
              "give it direction -1 in one of them"});
    CHECK(read(sets + "-1\n").problems.empty());
}

TEST_CASE("what is worth knowing of a file is noted", "[score]")
{
    auto const notes = messages(read("set\tmiRNA\tpapers\nA\tmmu-miR-155-5p\t3\n").notes);
    REQUIRE(notes.size() == 3);
    CHECK(notes[0] == "sets.tsv:1: column 'papers' is not used");
    CHECK(notes[1].find("has 1 member;") != std::string::npos);
    CHECK(notes[2] ==
          "sets.tsv: names of species mmu cannot be checked; polarmir knows the human ones of miRBase 22");
    auto const unequal = messages(read(with("A\thsa-miR-16-5p\t100\t1")).notes);
    REQUIRE(unequal.size() == 1);
    CHECK(unequal[0].find("can never be OK") != std::string::npos);
}

TEST_CASE("a file that is no table of sets is refused", "[score]")
{
    CHECK_THROWS_AS(read("gene\tvalue\nx\t1\n"), parse_error);
    CHECK_THROWS_AS(read("set\tmiRNA\n"), input_error);
    CHECK_THROWS_AS(read("", "sets.gmt"), input_error);
}
