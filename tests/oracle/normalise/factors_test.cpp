// Normalisation and size factors against edgeR's calcNormFactors and DESeq2 (relative 1e-12).
#include "cohorts.hpp"

#include <polarmir/normalise/factors.hpp>
#include <polarmir/normalise/size_factors.hpp>

using namespace polarmir;
using namespace polarmir::test;

namespace {

constexpr double tolerance{1e-12};

struct expected_factors
{
    io::table table;

    void check(std::vector<double> const & values, std::string const & column) const
    {
        REQUIRE(values.size() == table.rows.size());
        for (std::size_t sample = 0; sample < values.size(); ++sample)
        {
            CAPTURE(column, sample);
            check_close(values[sample], *number(table, table.rows[sample], column), tolerance);
        }
    }
};

void check_factors(std::string const & name)
{
    using normalise::method;
    expected_factors const expected{
        io::read_table(shared_data("oracles/expected/" + name + "_norm_factors.tsv"))};
    cohort const data = read_cohort(name);
    auto const & samples = data.all.columns;
    for (auto const & [counts, rows] :
         {std::pair{data.all.values, std::string{"_all"}}, {data.filtered, std::string{"_filtered"}}})
    {
        expected.check(normalise::library_sizes(counts), "lib" + rows);
        for (method const how : {method::tmm, method::tmmwsp, method::rle, method::upper_quartile})
            expected.check(normalise::factors(counts, how, samples), normalise::name_of(how) + rows);
        expected.check(normalise::median_ratio_size_factors(counts, samples), "DESeq2_ratio" + rows);
        expected.check(normalise::poscounts_size_factors(counts, samples), "DESeq2_poscounts" + rows);
    }
}

void check_reference(std::string const & name)
{
    io::table const table = io::read_table(shared_data("oracles/expected/" + name + "_tmm_refcolumn.tsv"));
    cohort const data = read_cohort(name);
    std::vector<std::pair<std::string, std::size_t>> const references{
        {"TMM_all", normalise::tmm_reference(data.all.values)},
        {"TMM_filtered", normalise::tmm_reference(data.filtered)},
        {"TMMwsp_all", normalise::tmmwsp_reference(data.all.values)},
        {"TMMwsp_filtered", normalise::tmmwsp_reference(data.filtered)}};
    REQUIRE(table.rows.size() == references.size());
    for (std::size_t i = 0; i < references.size(); ++i)
    {
        CHECK(table.rows[i].fields[table.column("what")] == references[i].first);
        CHECK(static_cast<double>(references[i].second + 1) ==
              *number(table, table.rows[i], "refColumn_1based"));
    }
}

} // namespace

TEST_CASE("oracle: small_norm_factors.tsv", "[oracle]")
{
    check_factors("small");
}

TEST_CASE("oracle: medium_norm_factors.tsv", "[oracle]")
{
    check_factors("medium");
}

TEST_CASE("oracle: small_tmm_refcolumn.tsv", "[oracle]")
{
    check_reference("small");
}

TEST_CASE("oracle: medium_tmm_refcolumn.tsv", "[oracle]")
{
    check_reference("medium");
}
