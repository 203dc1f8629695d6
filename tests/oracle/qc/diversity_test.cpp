// Diversity of the miRNAs of a sample against R (1e-12).
#include "support/oracle_matrix.hpp"

#include <polarmir/qc/diversity.hpp>

using namespace polarmir;
using namespace polarmir::test;

namespace {

void check_sample(std::span<double const> counts, io::table const & table, io::table::row const & row)
{
    constexpr double tolerance{1e-12};
    auto const result = qc::diversity_of(counts);
    REQUIRE(result.has_value());
    std::vector<std::pair<std::string, double>> const values{
        {"reads", result->reads},
        {"detected", static_cast<double>(result->detected)},
        {"singletons", static_cast<double>(result->singletons)},
        {"doubletons", static_cast<double>(result->doubletons)},
        {"good_turing_coverage", result->coverage},
        {"chao1_bias_corrected", result->chao1},
        {"shannon_nat", result->shannon},
        {"effective_number", result->effective_number},
        {"simpson_1mD", result->simpson},
        {"top1_share", result->top1_share},
        {"top10_share", result->top10_share},
        {"cpm_ge_1", static_cast<double>(result->at_1_cpm)},
        {"cpm_ge_10", static_cast<double>(result->at_10_cpm)}};
    CHECK(values.size() + 1 == table.header.size());
    for (auto const & [column, value] : values)
    {
        CAPTURE(column);
        check_close(value, *number(table, row, column), tolerance);
    }
}

void check_samples(std::string const & name)
{
    labelled_matrix const counts = read_matrix("inputs/" + name + "_counts.tsv");
    io::table const expected = io::read_table(shared_data("oracles/expected/" + name + "_sample_qc.tsv"));
    REQUIRE(expected.rows.size() == counts.columns.size());
    for (std::size_t sample = 0; sample < counts.columns.size(); ++sample)
    {
        CAPTURE(counts.columns[sample]);
        CHECK(expected.rows[sample].fields.front() == counts.columns[sample]);
        check_sample(column_of(counts.values, sample), expected, expected.rows[sample]);
    }
}

} // namespace

TEST_CASE("oracle: small_sample_qc.tsv", "[oracle]")
{
    check_samples("small");
}

TEST_CASE("oracle: medium_sample_qc.tsv", "[oracle]")
{
    check_samples("medium");
}
