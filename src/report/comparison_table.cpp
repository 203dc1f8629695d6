#include "report/cells.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/report/polarization_tables.hpp>

#include <array>

namespace polarmir::report {
namespace {

using io::table_writer;

constexpr std::array columns{"score",
                             "kind",
                             "variant",
                             "contrast",
                             "paired",
                             "adjusted_for",
                             "n_case",
                             "n_control",
                             "mean_case_log2",
                             "mean_control_log2",
                             "difference_log2",
                             "ci95_low_log2",
                             "ci95_high_log2",
                             "t",
                             "df",
                             "p",
                             "p_adjusted",
                             "adjustment",
                             "family_tests",
                             "wilcoxon_statistic",
                             "wilcoxon_p",
                             "wilcoxon_smallest_p",
                             "permutation_p",
                             "permutation",
                             "hedges_g",
                             "hedges_g_ci95_low",
                             "hedges_g_ci95_high",
                             "hedges_g_variance",
                             "hodges_lehmann_log2",
                             "hodges_lehmann_low_log2",
                             "hodges_lehmann_high_log2",
                             "hodges_lehmann_level",
                             "auc",
                             "auc_ci95_low",
                             "auc_ci95_high",
                             "cliff_delta",
                             "cliff_delta_ci95_low",
                             "cliff_delta_ci95_high",
                             "cliff_delta_variance",
                             "left_out",
                             "no_test"};

void put_interval(table_writer & table, std::optional<compare::confidence_interval> const & ci)
{
    table << value_cell(ci ? std::optional{ci->low} : std::nullopt)
          << value_cell(ci ? std::optional{ci->high} : std::nullopt);
}

void put_means(table_writer & table, compare::group_difference const & result)
{
    table << value_cell(result.mean_case) << value_cell(result.mean_control) << value_cell(result.difference);
    if (!result.t)
    {
        table.repeat("NA", 5);
        return;
    }
    put_interval(table, result.t->ci);
    table << value_cell(result.t->t) << value_cell(result.t->df) << p_cell(result.t->p);
}

void put_tests(table_writer & table, compare::group_difference const & result)
{
    table << value_cell(result.rank_statistic) << p_cell(result.rank_p) << p_cell(result.smallest_rank_p);
    if (result.permutation)
        table << p_cell(result.permutation->p) << (result.permutation->is_exact ? "exact" : "random");
    else
        table.repeat("NA", 2);
}

void put_effects(table_writer & table, compare::group_difference const & result)
{
    if (result.standardised)
    {
        table << value_cell(result.standardised->g);
        put_interval(table, result.standardised->ci);
        table << value_cell(result.standardised->variance);
    }
    else
        table.repeat("NA", 4);
    if (result.shift)
    {
        table << value_cell(result.shift->estimate);
        put_interval(table, result.shift->ci);
        table << value_cell(result.shift->level);
    }
    else
        table.repeat("NA", 4);
    if (result.order)
    {
        table << value_cell(result.order->auc);
        put_interval(table, result.order->auc_ci);
        table << value_cell(result.order->delta);
        put_interval(table, result.order->delta_ci);
        table << value_cell(result.order->delta_variance);
    }
    else
        table.repeat("NA", 7);
}

std::string listed(std::vector<compare::left_out_sample> const & samples)
{
    std::vector<std::string> lines;
    lines.reserve(samples.size());
    for (compare::left_out_sample const & one : samples)
        lines.push_back(one.sample + ": " + one.reason);
    return join(lines, "; ");
}

void put_score(table_writer & table,
               compare::score_comparison const & comparison,
               compare::compared_score const & one)
{
    table << one.score << (one.is_index ? "index" : "set") << name_of(one.variant) << comparison.groups.name()
          << (comparison.groups.is_paired ? "yes" : "no")
          << (comparison.adjusted_for.empty() ? "NA" : join(comparison.adjusted_for, ";"));
    constexpr std::size_t behind_counts{31}; // mean_case ... cliff_delta_variance
    if (!one.result)
    {
        table << one.scorable_case << one.scorable_control;
        table.repeat("NA", behind_counts);
    }
    else
    {
        table << one.result->n_case << one.result->n_control;
        put_means(table, *one.result);
        if (one.adjusted_p)
            table << p_cell(one.adjusted_p) << name_of(comparison.method) << comparison.family;
        else
            table.repeat("NA", 3);
        put_tests(table, *one.result);
        put_effects(table, *one.result);
    }
    table << listed(one.left_out) << one.no_test;
    table.end_row();
}

} // namespace

void write_score_comparison(std::filesystem::path const & path, compare::score_comparison const & comparison)
{
    table_writer table{path, {std::begin(columns), std::end(columns)}};
    for (compare::compared_score const & one : comparison.scores)
        put_score(table, comparison, one);
    table.commit();
}

} // namespace polarmir::report
