#pragma once
#include "support/oracle_matrix.hpp"

#include <polarmir/normalise/filter.hpp>
#include <polarmir/normalise/library_size.hpp>

namespace polarmir::test {

/// The counts of a simulated cohort (`small`, `medium`), all rows and those that the filter by group keeps.
struct cohort
{
    labelled_matrix all;
    matrix filtered;
};

inline cohort read_cohort(std::string const & name)
{
    cohort result{read_matrix("inputs/" + name + "_counts.tsv"), {}};
    auto const groups = sample_column(name, "group");
    auto const keep =
        normalise::filter_by_expression(result.all.values, std::span<std::string const>{groups});
    result.filtered = normalise::select_rows(result.all.values, keep);
    return result;
}

} // namespace polarmir::test
