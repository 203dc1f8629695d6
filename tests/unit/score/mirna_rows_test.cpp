#include "support/catch.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/score/mirna_rows.hpp>

using namespace polarmir;
using score::mirna_rows;

namespace {

mirna_rows rows_of(std::vector<std::string> const & ids, std::string_view species = "hsa")
{
    return {ids, species, reference::human_mirna_names()};
}

} // namespace

TEST_CASE("rows are found by name and accession, whatever the table uses", "[score]")
{
    mirna_rows const named = rows_of({"hsa-miR-21-5p", "hsa-let-7a-5p"});
    CHECK(named.name(0) == "hsa-let-7a-5p");
    CHECK(named.table_row(0) == 1);
    CHECK(named.find("MIMAT0000076") == 1U);
    CHECK(named.find("hsa-miR-21-5p") == 1U);
    CHECK_FALSE(named.find("hsa-miR-155-5p").has_value());
    mirna_rows const numbered = rows_of({"MIMAT0000076"});
    CHECK(numbered.find("hsa-miR-21-5p") == 0U);
    CHECK(numbered.name(0) == "hsa-miR-21-5p");
    CHECK(numbered.label(0) == "MIMAT0000076");
}

TEST_CASE("a miRNA is found in the row of those with the same sequence", "[score]")
{
    // miR-199a-3p (MIMAT0000232) and miR-199b-3p (MIMAT0004563) are the same molecule.
    CHECK(rows_of({"hsa-miR-199a-3p"}).find("hsa-miR-199b-3p") == 0U);
    mirna_rows const both = rows_of({"hsa-miR-199a-3p", "hsa-miR-199b-3p"});
    CHECK(both.find("MIMAT0004563") == 1U);
    CHECK(both.find("MIMAT0000232") == 0U);
}

TEST_CASE("rows of other species take no part", "[score]")
{
    mirna_rows const rows = rows_of({"cel-miR-39-3p", "hsa-let-7a-5p", "novel_1"});
    CHECK(rows.size() == 2);
    CHECK(rows.left_out() == std::vector<std::string>{"cel-miR-39-3p"});
    CHECK(rows_of({"cel-miR-39-3p", "hsa-let-7a-5p"}, "").size() == 2);
}

TEST_CASE("spike-ins take no part, whatever the species", "[score]")
{
    for (char const * const species : {"hsa", "mmu", ""})
    {
        mirna_rows const rows = rows_of({"LP1-01", "novel_1", "RC2-16"}, species);
        CHECK(rows.size() == 1);
        CHECK(rows.left_out() == std::vector<std::string>{"LP1-01", "RC2-16"});
        REQUIRE(rows.odd().size() >= 2);
        CHECK(rows.odd().front().fate == score::row_fate::spike_in);
    }
    CHECK(rows_of({"ath-miR159a"}, "ath").size() == 1); // of the species itself it is a miRNA
}

TEST_CASE("a row under an older name is that of the miRNA of today", "[score]")
{
    mirna_rows const rows = rows_of({"hsa-miR-320a", "hsa-let-7a*"});
    CHECK(rows.find("hsa-miR-320a-3p") == 1U);
    CHECK(rows.find("MIMAT0000510") == 1U);
    CHECK(rows.find("hsa-miR-320a") == 1U);
    CHECK(rows.name(1) == "hsa-miR-320a-3p");
    CHECK(rows.label(1) == "hsa-miR-320a");
    CHECK(rows.find("hsa-let-7a-3p") == 0U);
    REQUIRE(rows.odd().size() == 2);
    CHECK(rows.odd()[0].label == "hsa-miR-320a");
    CHECK(rows.odd()[0].fate == score::row_fate::renamed);
    CHECK(rows.odd()[0].names == std::vector<std::string>{"hsa-miR-320a-3p"});
}

TEST_CASE("names of no miRNA of this release are remembered", "[score]")
{
    mirna_rows const rows =
        rows_of({"hsa-miR-378", "novel_1", "hsa-let-7a-5p", "cel-miR-39-3p", "MIMAT9999999", "hsa-mir-21"});
    REQUIRE(rows.odd().size() == 5);
    std::vector<std::string> fates;
    for (score::odd_row const & one : rows.odd())
        fates.emplace_back(name_of(one.fate));
    CHECK(fates == std::vector<std::string>{"ambiguous", "unknown", "other_species", "unknown", "unknown"});
    CHECK(rows.odd()[0].names == std::vector<std::string>{"hsa-miR-378a-5p", "hsa-miR-378a-3p"});
    CHECK(rows.odd()[0].table_row == 0);
    CHECK(rows.odd()[1].names.empty());
    CHECK_FALSE(rows.find("hsa-miR-378a-3p").has_value());
}

TEST_CASE("rows of another species' table are not odd", "[score]")
{
    CHECK(rows_of({"mmu-let-7a-5p", "x"}, "mmu").odd().empty());
    CHECK(rows_of({"mmu-let-7a-5p", "hsa-let-7a-5p"}, "").odd().empty());
    CHECK(rows_of({"mmu-let-7a-5p", "hsa-miR-320a"}, "").odd().size() == 1);
}

TEST_CASE("a miRNA with two rows is refused, whatever they are called", "[score]")
{
    CHECK_THROWS_AS(rows_of({"hsa-let-7a-5p", "MIMAT0000062"}), input_error);
    CHECK_THROWS_AS(rows_of({"x", "x"}), input_error);
    try
    {
        static_cast<void>(rows_of({"hsa-miR-320a-3p", "hsa-let-7a-5p", "hsa-miR-320a"}));
        FAIL("was taken");
    }
    catch (input_error const & e)
    {
        CHECK(std::string{e.what()} ==
              "miRNA hsa-miR-320a-3p (MIMAT0000510) has two rows, hsa-miR-320a-3p and "
              "hsa-miR-320a; add them up, or keep one");
    }
}
