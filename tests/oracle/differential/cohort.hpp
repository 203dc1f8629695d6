#pragma once
#include "support/oracle_table.hpp"
#include "support/shared_data.hpp"

#include <polarmir/core/matrix.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace polarmir::test {

inline io::table expected(std::string const & file)
{
    return io::read_table(shared_data("oracles/expected/" + file));
}

/// A column of numbers.
inline std::vector<double> numbers(io::table const & table, std::string const & column)
{
    std::vector<double> values;
    for (io::table::row const & row : table.rows)
        values.push_back(number(table, row, column).value());
    return values;
}

/// All columns but the first, which holds names.
inline matrix number_matrix(io::table const & table)
{
    matrix values(table.rows.size(), table.header.size() - 1);
    for (std::size_t row = 0; row < values.rows(); ++row)
        for (std::size_t column = 0; column < values.columns(); ++column)
            values(row, column) = number(table, table.rows[row], table.header[column + 1]).value();
    return values;
}

/// Counts of a simulated cohort as R filtered and normalised them, so that this stage is judged alone.
struct cohort
{
    matrix counts;
    std::vector<double> sizes; ///< library sizes times TMM
};

/// `name`: small or medium.
inline cohort read_cohort(std::string const & name)
{
    io::table counts = io::read_table(shared_data("oracles/inputs/" + name + "_counts.tsv"));
    io::table const kept = expected(name + "_filterByExpr.tsv");
    std::vector<io::table::row> rows;
    for (std::size_t i = 0; i < counts.rows.size(); ++i)
        if (number(kept, kept.rows[i], "keep_group") == 1)
            rows.push_back(counts.rows[i]);
    counts.rows = std::move(rows);
    io::table const factors = expected(name + "_norm_factors.tsv");
    std::vector<double> sizes = numbers(factors, "lib_filtered");
    std::vector<double> const tmm = numbers(factors, "TMM_filtered");
    for (std::size_t sample = 0; sample < sizes.size(); ++sample)
        sizes[sample] *= tmm[sample];
    return {number_matrix(counts), sizes};
}

/// The design of an analysis such as small_A: sample x coefficient.
inline matrix read_design(std::string const & analysis)
{
    return number_matrix(expected(analysis + "_design.tsv"));
}

/// The cohort of an analysis.
inline std::string cohort_of(std::string const & analysis)
{
    return analysis.substr(0, analysis.find('_'));
}

} // namespace polarmir::test
