// Tests and effect sizes for two groups against R (p 1e-10, intervals 1e-6, g 1e-12).
#include "support/catch.hpp"
#include "support/oracle_table.hpp"
#include "support/shared_data.hpp"

#include <polarmir/compare/dominance.hpp>
#include <polarmir/compare/location_shift.hpp>
#include <polarmir/compare/permutation.hpp>
#include <polarmir/compare/rank_test.hpp>
#include <polarmir/compare/standardised_difference.hpp>
#include <polarmir/compare/t_test.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace polarmir;
using namespace polarmir::test;

namespace {

constexpr double p_tolerance{1e-10};
constexpr double interval_tolerance{1e-6};
constexpr double exact{1e-12};

struct two_columns
{
    std::vector<double> tumor;
    std::vector<double> control;
};

std::map<std::string, two_columns> read_cases()
{
    io::table const table = io::read_table(shared_data("oracles/expected/stats_two_group_input.tsv"));
    std::map<std::string, two_columns> cases;
    for (io::table::row const & row : table.rows)
    {
        two_columns & one = cases[row.fields[table.column("case")]];
        (row.fields[table.column("group")] == "tumor" ? one.tumor : one.control)
            .push_back(*number(table, row, "value"));
    }
    return cases;
}

/// The expectations of one case.
class expectation
{
  public:
    expectation(io::table const & table, io::table::row const & row) : table_{table}, row_{row} {}

    [[nodiscard]] std::optional<double> operator[](std::string const & column) const
    {
        return number(table_, row_, column);
    }

    void close(std::optional<double> value, std::string const & column, double tolerance) const
    {
        CAPTURE(column);
        if (std::optional<double> const expected = (*this)[column])
        {
            REQUIRE(value.has_value());
            check_close(*value, *expected, tolerance);
        }
    }

  private:
    io::table const & table_;
    io::table::row const & row_;
};

void check_ranks(two_columns const & data, expectation const & expected)
{
    expected.close(compare::rank_sum_statistic(data.tumor, data.control), "W", exact);
    auto const ranks = compare::exact_rank_sum(data.tumor, data.control);
    REQUIRE(ranks.has_value());
    expected.close(ranks->two_sided, "p_wilcox_exact_no_ties", p_tolerance);
    expected.close(ranks->two_sided, "p_wilcox_exact_midrank", p_tolerance);
    expected.close(ranks->greater, "p_greater_exact_midrank", p_tolerance);
    expected.close(ranks->less, "p_less_exact_midrank", p_tolerance);
    constexpr std::size_t first_approximate{50}; // from there exactRankTests does not compute exact values
    if (data.tumor.size() + data.control.size() < first_approximate)
        expected.close(ranks->two_sided, "p_exactRankTests", p_tolerance);
    expected.close(
        compare::normal_rank_sum(data.tumor, data.control, true), "p_wilcox_normal_cc", p_tolerance);
    expected.close(
        compare::normal_rank_sum(data.tumor, data.control, false), "p_wilcox_normal_nocc", p_tolerance);
}

void check_shift(two_columns const & data, expectation const & expected)
{
    auto const shift = compare::hodges_lehmann(data.tumor, data.control);
    REQUIRE(shift.has_value());
    expected.close(shift->estimate, "HL_all_pairs_median", exact);
    expected.close(shift->ci.low, "HL_orderstat_ci_lo", exact);
    expected.close(shift->ci.high, "HL_orderstat_ci_hi", exact);
    expected.close(shift->level, "HL_orderstat_level", p_tolerance);
    expected.close(shift->ci.low, "HL_ci_lo", interval_tolerance);
    expected.close(shift->ci.high, "HL_ci_hi", interval_tolerance);
}

void check_means(two_columns const & data, expectation const & expected)
{
    if (expected["welch_t"])
    {
        auto const welch = compare::welch_test(data.tumor, data.control);
        REQUIRE(welch.has_value());
        expected.close(welch->t, "welch_t", exact);
        expected.close(welch->df, "welch_df", exact);
        expected.close(welch->p, "welch_p", p_tolerance);
        expected.close(welch->ci.low, "welch_ci_lo", interval_tolerance);
        expected.close(welch->ci.high, "welch_ci_hi", interval_tolerance);
    }
    auto const student = compare::student_test(data.tumor, data.control);
    REQUIRE(student.has_value());
    expected.close(student->t, "student_t", exact);
    expected.close(student->p, "student_p", p_tolerance);
    if (auto const permuted = compare::permute_labels(data.tumor, data.control); permuted->is_exact)
        expected.close(permuted->p, "perm_meandiff_exact_p", p_tolerance);
    else
        CHECK_FALSE(expected["perm_meandiff_exact_p"].has_value());
}

void check_effects(two_columns const & data, expectation const & expected)
{
    auto const effect = compare::hedges_g(data.tumor, data.control);
    CHECK(effect.has_value() == expected["hedges_g"].has_value());
    if (effect)
    {
        expected.close(effect->d, "cohen_d", exact);
        expected.close(effect->g, "hedges_g", exact);
        expected.close(effect->variance, "g_var_large_sample", exact);
        expected.close(effect->ci.low, "g_ci_lo", interval_tolerance);
        expected.close(effect->ci.high, "g_ci_hi", interval_tolerance);
    }
    auto const order = compare::dominance_of(data.tumor, data.control);
    REQUIRE(order.has_value());
    expected.close(order->delta, "cliff_delta", exact);
    expected.close(order->auc, "AUC", exact);
    expected.close(order->delta_variance, "cliff_var", exact);
    expected.close(order->auc_ci.low, "AUC_newcombe5_lo", interval_tolerance);
    expected.close(order->auc_ci.high, "AUC_newcombe5_hi", interval_tolerance);
    CHECK(order->delta_ci.has_value() == expected["cliff_ci_lo"].has_value());
    if (order->delta_ci)
    {
        expected.close(order->delta_ci->low, "cliff_ci_lo", interval_tolerance);
        expected.close(order->delta_ci->high, "cliff_ci_hi", interval_tolerance);
    }
}

} // namespace

TEST_CASE("oracle: stats_two_group.tsv", "[oracle]")
{
    std::map<std::string, two_columns> const cases = read_cases();
    io::table const table = io::read_table(shared_data("oracles/expected/stats_two_group.tsv"));
    for (io::table::row const & row : table.rows)
    {
        std::string const & name = row.fields[table.column("case")];
        CAPTURE(name);
        two_columns const & data = cases.at(name);
        expectation const expected{table, row};
        check_ranks(data, expected);
        check_shift(data, expected);
        check_means(data, expected);
        check_effects(data, expected);
    }
}

TEST_CASE("oracle: stats_two_group_input.tsv", "[oracle]")
{
    std::map<std::string, two_columns> const cases = read_cases();
    io::table const table = io::read_table(shared_data("oracles/expected/stats_two_group.tsv"));
    CHECK(cases.size() == table.rows.size());
    for (io::table::row const & row : table.rows)
    {
        two_columns const & data = cases.at(row.fields[table.column("case")]);
        CHECK(static_cast<double>(data.tumor.size()) == *number(table, row, "n_tumor"));
        CHECK(static_cast<double>(data.control.size()) == *number(table, row, "n_control"));
        std::set<double> distinct(data.tumor.begin(), data.tumor.end());
        distinct.insert(data.control.begin(), data.control.end());
        bool const has_ties = distinct.size() < data.tumor.size() + data.control.size();
        CHECK(has_ties == (*number(table, row, "ties") != 0));
    }
}
