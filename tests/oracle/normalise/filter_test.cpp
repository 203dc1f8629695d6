// Rows that edgeR's filterByExpr keeps (exact).
#include "cohorts.hpp"

#include <set>

using namespace polarmir;
using namespace polarmir::test;

namespace {

/// R's model.matrix(~ batch + group): the first level of each factor is the baseline.
matrix batch_and_group(std::string const & name)
{
    std::vector<std::vector<std::string>> const factors{sample_column(name, "batch"),
                                                        sample_column(name, "group")};
    std::vector<std::vector<double>> columns{std::vector<double>(factors.front().size(), 1.0)};
    for (auto const & labels : factors)
    {
        std::set<std::string> levels(labels.begin(), labels.end());
        levels.erase(levels.begin());
        for (std::string const & level : levels)
        {
            columns.emplace_back();
            for (std::string const & label : labels)
                columns.back().push_back(label == level ? 1 : 0);
        }
    }
    matrix design{factors.front().size(), columns.size()};
    for (std::size_t i = 0; i < design.rows(); ++i)
        for (std::size_t j = 0; j < design.columns(); ++j)
            design(i, j) = columns[j][i];
    return design;
}

void check_filter(std::string const & name)
{
    io::table const expected = io::read_table(shared_data("oracles/expected/" + name + "_filterByExpr.tsv"));
    labelled_matrix const counts = read_matrix("inputs/" + name + "_counts.tsv");
    auto const groups = sample_column(name, "group");
    auto const by_group =
        normalise::filter_by_expression(counts.values, std::span<std::string const>{groups});
    auto const by_design = normalise::filter_by_expression(counts.values, batch_and_group(name));
    REQUIRE(expected.rows.size() == counts.rows.size());
    for (std::size_t row = 0; row < counts.rows.size(); ++row)
    {
        CAPTURE(counts.rows[row]);
        REQUIRE(expected.rows[row].fields[expected.column("id")] == counts.rows[row]);
        CHECK(by_group[row] == (*number(expected, expected.rows[row], "keep_group") == 1));
        CHECK(by_design[row] == (*number(expected, expected.rows[row], "keep_design_batch_group") == 1));
    }
}

} // namespace

TEST_CASE("oracle: small_filterByExpr.tsv", "[oracle]")
{
    check_filter("small");
}

TEST_CASE("oracle: medium_filterByExpr.tsv", "[oracle]")
{
    check_filter("medium");
}
