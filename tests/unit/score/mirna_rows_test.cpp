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

TEST_CASE("names of no miRNA of this release are remembered", "[score]")
{
    mirna_rows const rows = rows_of({"hsa-miR-320a", "hsa-let-7a-5p", "novel_1", "MIMAT9999999"});
    CHECK(rows.unknown() == std::vector<std::string>{"MIMAT9999999", "hsa-miR-320a", "novel_1"});
}

TEST_CASE("a miRNA with two rows is refused", "[score]")
{
    CHECK_THROWS_AS(rows_of({"hsa-let-7a-5p", "MIMAT0000062"}), input_error);
    CHECK_THROWS_AS(rows_of({"x", "x"}), input_error);
}
