// Mean log2(CPM + 10) of every miRNA over all samples, as in a reference cohort (tolerance 1e-10).
#include "score/running_moments.hpp"
#include "simulated_counts.hpp"
#include "support/catch.hpp"

using namespace polarmir;
using namespace polarmir::test;

namespace {

constexpr double tolerance{1e-10};

void check_abundances(std::string const & name)
{
    simulated_counts const data{name};
    score::scorer const scorer{data.rows, data.sets, data.background, {data.red_cell, {}}, {}};
    std::vector<score::running_moments> moments(data.rows.size());
    for (std::size_t i = 0; i < data.counts.samples.size(); ++i)
    {
        std::vector<double> const levels = scorer.levels(data.counts.samples[i], data.counts.columns[i]);
        for (std::size_t row = 0; row < levels.size(); ++row)
            moments[row].add(levels[row]);
    }
    io::table const expected = io::read_table(shared_data("oracles/expected/" + name + "_ref_abundance.tsv"));
    REQUIRE(expected.rows.size() == data.rows.size());
    for (io::table::row const & row : expected.rows)
    {
        std::string const & mirna = row.fields[expected.column("id")];
        CAPTURE(mirna);
        auto const found = data.rows.find(mirna);
        REQUIRE(found.has_value());
        check_close(moments[*found].mean(), *number(expected, row, "ref_mean_y"), tolerance);
    }
}

} // namespace

TEST_CASE("oracle: small_ref_abundance.tsv", "[oracle]")
{
    check_abundances("small");
}

TEST_CASE("oracle: medium_ref_abundance.tsv", "[oracle]")
{
    check_abundances("medium");
}
