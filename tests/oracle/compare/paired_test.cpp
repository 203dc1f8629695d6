// Tests and effect sizes for pairs against R (p 1e-10, intervals 1e-6, g 1e-12).
#include "support/catch.hpp"
#include "support/oracle_table.hpp"
#include "support/shared_data.hpp"

#include <polarmir/compare/location_shift.hpp>
#include <polarmir/compare/permutation.hpp>
#include <polarmir/compare/rank_test.hpp>
#include <polarmir/compare/standardised_difference.hpp>
#include <polarmir/compare/t_test.hpp>

#include <map>

using namespace polarmir;
using namespace polarmir::test;

namespace {

constexpr double p_tolerance{1e-10};
constexpr double interval_tolerance{1e-6};
constexpr double exact{1e-12};

/// Tumor minus control of each pair, by case.
std::map<std::string, std::vector<double>> read_differences()
{
    io::table const table = io::read_table(shared_data("oracles/expected/stats_paired_input.tsv"));
    std::map<std::string, std::vector<double>> cases;
    for (io::table::row const & row : table.rows)
        cases[row.fields[table.column("case")]].push_back(*number(table, row, "tumor") -
                                                          *number(table, row, "control"));
    return cases;
}

void check_ranks(std::vector<double> const & pairs, io::table const & table, io::table::row const & row)
{
    check_close(compare::signed_rank_statistic(pairs), *number(table, row, "V"), exact);
    auto const ranks = compare::exact_signed_rank(pairs);
    REQUIRE(ranks.has_value());
    check_close(ranks->two_sided, *number(table, row, "p_signedrank_exact_midrank"), p_tolerance);
    check_close(ranks->greater, *number(table, row, "p_signedrank_greater_exact"), p_tolerance);
    if (auto const without_ties = number(table, row, "p_signedrank_exact"))
        check_close(ranks->two_sided, *without_ties, p_tolerance);
    auto const shift = compare::paired_hodges_lehmann(pairs);
    REQUIRE(shift.has_value());
    check_close(shift->estimate, *number(table, row, "HL_walsh_median"), exact);
    if (auto const low = number(table, row, "HL_ci_lo"))
    {
        check_close(shift->ci.low, *low, interval_tolerance);
        check_close(shift->ci.high, *number(table, row, "HL_ci_hi"), interval_tolerance);
    }
}

void check_means(std::vector<double> const & pairs, io::table const & table, io::table::row const & row)
{
    auto const test = compare::paired_t_test(pairs);
    REQUIRE(test.has_value());
    check_close(test->t, *number(table, row, "t"), exact);
    check_close(test->p, *number(table, row, "t_p"), p_tolerance);
    auto const effect = compare::paired_hedges_g(pairs);
    REQUIRE(effect.has_value());
    check_close(effect->d, *number(table, row, "dz"), exact);
    check_close(effect->g, *number(table, row, "g_z"), exact);
    check_close(effect->ci.low, *number(table, row, "g_z_ci_lo"), interval_tolerance);
    check_close(effect->ci.high, *number(table, row, "g_z_ci_hi"), interval_tolerance);
    if (auto const flipped = number(table, row, "signflip_exact_p"))
        check_close(compare::flip_signs(pairs)->p, *flipped, p_tolerance);
}

} // namespace

TEST_CASE("oracle: stats_paired.tsv", "[oracle]")
{
    auto const cases = read_differences();
    io::table const table = io::read_table(shared_data("oracles/expected/stats_paired.tsv"));
    for (io::table::row const & row : table.rows)
    {
        std::string const & name = row.fields[table.column("case")];
        CAPTURE(name);
        check_ranks(cases.at(name), table, row);
        check_means(cases.at(name), table, row);
    }
}

TEST_CASE("oracle: stats_paired_input.tsv", "[oracle]")
{
    auto const cases = read_differences();
    io::table const table = io::read_table(shared_data("oracles/expected/stats_paired.tsv"));
    CHECK(cases.size() == table.rows.size());
    for (io::table::row const & row : table.rows)
        CHECK(static_cast<double>(cases.at(row.fields[table.column("case")]).size()) ==
              *number(table, row, "n"));
}
