#pragma once
#include "support/catch.hpp"
#include "unit/compare/made_cohort.hpp"

#include <polarmir/report/mirna_tables.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace polarmir::test {

/// The miRNAs m100, m101, ... of rows `rows`, all with weight 1.
inline score::signature made_set(std::string const & name, std::vector<std::size_t> const & rows)
{
    constexpr std::size_t first{100};
    score::signature set{name, "", "", {}};
    for (std::size_t const row : rows)
    {
        std::string const mirna = "m" + std::to_string(first + row);
        set.members.push_back({mirna, mirna, 1, 1});
    }
    return set;
}

/// What is reported of the made-up cohort: rows 10 to 13 are three-fold up in tumors, 20 and 21 down.
struct made_report
{
    made_cohort data;
    std::vector<score::signature> sets{
        made_set("X-M1", {10, 11, 12, 13, 30}), made_set("X-M2", {20, 21, 30}), made_set("late", {10, 59})};
    std::optional<score::mirna_rows> rows;
    std::optional<score::scorer> scorer;
    compare::mirna_comparison mirnas;
    std::vector<compare::compared_signature> signatures;

    made_report() { data.change_tumors(10, 14, 3).change_tumors(20, 22, 1.0 / 3); }

    /// Compares; afterwards the data must not be changed any more.
    [[nodiscard]] report::mirna_report operator()()
    {
        rows.emplace(data.rows());
        scorer.emplace(*rows, sets, score::background{}, score::exclusions{}, score::config{});
        mirnas = compare::compare_mirnas({data.counts, *rows, data.spike_ins}, data.design, data.config);
        REQUIRE(mirnas.impossible.empty());
        signatures = compare::compare_signatures(mirnas, *scorer);
        return {mirnas, signatures, *rows, *scorer, data.design};
    }
};

} // namespace polarmir::test
