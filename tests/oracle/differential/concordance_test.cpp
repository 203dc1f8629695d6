// Other programs answer other questions; their answers must point the same way.
#include "oracle/differential/cohort.hpp"
#include "support/catch.hpp"

#include <polarmir/differential/mirna_tests.hpp>

#include <algorithm>
#include <cmath>

using namespace polarmir;
using namespace polarmir::test;

namespace {

double correlation(std::vector<double> const & x, std::vector<double> const & y)
{
    auto const n = static_cast<double>(x.size());
    double sum_x{0};
    double sum_y{0};
    for (std::size_t i = 0; i < x.size(); ++i)
    {
        sum_x += x[i];
        sum_y += y[i];
    }
    double xy{0};
    double xx{0};
    double yy{0};
    for (std::size_t i = 0; i < x.size(); ++i)
    {
        double const a = x[i] - sum_x / n;
        double const b = y[i] - sum_y / n;
        xy += a * b;
        xx += a * a;
        yy += b * b;
    }
    return xy / std::sqrt(xx * yy);
}

/// Ties get the mean of their ranks.
std::vector<double> ranks(std::vector<double> const & values)
{
    std::vector<double> result;
    for (double const value : values)
    {
        auto const below = std::ranges::count_if(values, [&](double other) { return other < value; });
        auto const ties = std::ranges::count(values, value);
        result.push_back(static_cast<double>(below) + static_cast<double>(ties + 1) / 2);
    }
    return result;
}

void check(std::string const & analysis)
{
    constexpr double least_correlation{0.95};
    constexpr double least_rank_correlation{0.8};
    io::table const table = expected(analysis + "_concordance_edgeRQL_DESeq2.tsv");
    cohort const data = read_cohort(cohort_of(analysis));
    auto const mirnas = differential::test_mirnas(data.counts, data.sizes, read_design(analysis), {}).mirnas;
    std::vector<double> log_fc;
    std::vector<double> p;
    for (differential::mirna_test const & mirna : mirnas)
    {
        log_fc.push_back(mirna.log_fc);
        p.push_back(mirna.p);
    }
    for (auto const & [change, chance] :
         {std::pair{"edgeRQL_logFC", "edgeRQL_P"}, std::pair{"DESeq2_log2FC", "DESeq2_P"}})
    {
        CAPTURE(change);
        CHECK(correlation(log_fc, numbers(table, change)) > least_correlation);
        CHECK(correlation(ranks(p), ranks(numbers(table, chance))) > least_rank_correlation);
    }
}

} // namespace

TEST_CASE("oracle: small_A_concordance_edgeRQL_DESeq2.tsv", "[oracle]")
{
    check("small_A");
}

TEST_CASE("oracle: small_B_concordance_edgeRQL_DESeq2.tsv", "[oracle]")
{
    check("small_B");
}

TEST_CASE("oracle: medium_A_concordance_edgeRQL_DESeq2.tsv", "[oracle]")
{
    check("medium_A");
}

TEST_CASE("oracle: medium_B_concordance_edgeRQL_DESeq2.tsv", "[oracle]")
{
    check("medium_B");
}

TEST_CASE("oracle: medium_C_concordance_edgeRQL_DESeq2.tsv", "[oracle]")
{
    check("medium_C");
}
