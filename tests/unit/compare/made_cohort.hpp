#pragma once
#include "support/made_counts.hpp"

#include <polarmir/compare/mirna_comparison.hpp>
#include <polarmir/reference/mirna_names.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace polarmir::test {

/// 60 made-up miRNAs m100, m101, ... in four samples T0 ... T3 of tumor and four C0 ... C3 of control.
struct made_cohort
{
    static constexpr std::size_t per_group{4};

    score::count_matrix counts{
        make_counts(made_names("m", 60), {"T0", "T1", "T2", "T3", "C0", "C1", "C2", "C3"}, 7)};
    score::count_matrix spike_ins;
    compare::comparison_design design{
        {}, {"tumor", "control", false}, {"group", "", {}}, compare::adjustment::bh};
    compare::mirna_config config;

    made_cohort()
    {
        for (std::string const & sample : counts.samples)
            design.labels.push_back(
                {sample, sample.front() == 'T' ? "tumor" : "control", "P" + sample.substr(1), {}});
    }

    /// The tumors have `factor` times the reads of the rows from `begin` to before `end`.
    made_cohort & change_tumors(std::size_t begin, std::size_t end, double factor)
    {
        for (std::size_t sample = 0; sample < per_group; ++sample)
            change(counts, sample, begin, end, factor);
        return *this;
    }

    [[nodiscard]] score::mirna_rows rows() const
    {
        return {counts.mirnas, "", reference::human_mirna_names()};
    }

    [[nodiscard]] compare::mirna_comparison compare() const
    {
        return compare::compare_mirnas({counts, rows(), spike_ins}, design, config);
    }
};

/// The result for the row of mirna_comparison::counts; it must have been tested.
inline compare::compared_mirna const & find_row(compare::mirna_comparison const & found, std::size_t row)
{
    return *std::ranges::find(found.mirnas, row, &compare::compared_mirna::row);
}

} // namespace polarmir::test
