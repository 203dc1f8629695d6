#pragma once
#include "support/catch.hpp"
#include "support/oracle_table.hpp"
#include "support/shared_data.hpp"

#include <polarmir/core/matrix.hpp>
#include <polarmir/io/text_file.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace polarmir::test {

/// Numbers with a label per row and per column.
struct labelled_matrix
{
    std::vector<std::string> rows;
    std::vector<std::string> columns;
    matrix values;
};

/// A table whose first column holds the labels of the rows; `relative` is its path below the oracles.
inline labelled_matrix read_matrix(std::string const & relative)
{
    io::table const table = io::read_table(shared_data("oracles/" + relative));
    labelled_matrix result;
    result.columns.assign(table.header.begin() + 1, table.header.end());
    result.values = matrix{table.rows.size(), result.columns.size()};
    for (std::size_t row = 0; row < table.rows.size(); ++row)
    {
        result.rows.push_back(table.rows[row].fields.front());
        for (std::size_t column = 0; column < result.columns.size(); ++column)
            result.values(row, column) = std::strtod(table.rows[row].fields[column + 1].c_str(), nullptr);
    }
    return result;
}

/// One column of a table of samples (`small`, `medium`).
inline std::vector<std::string> sample_column(std::string const & cohort, std::string const & column)
{
    io::table const table = io::read_table(shared_data("oracles/inputs/" + cohort + "_samples.tsv"));
    std::vector<std::string> result;
    for (io::table::row const & row : table.rows)
        result.push_back(row.fields[table.column(column)]);
    return result;
}

inline std::vector<double> column_of(matrix const & values, std::size_t column)
{
    std::vector<double> result;
    for (std::size_t row = 0; row < values.rows(); ++row)
        result.push_back(values(row, column));
    return result;
}

/// Are all numbers equal up to an absolute tolerance? Names the worst if not.
inline void check_all_close(matrix const & values, matrix const & expected, double tolerance)
{
    REQUIRE(values.rows() == expected.rows());
    REQUIRE(values.columns() == expected.columns());
    double worst{0};
    for (std::size_t i = 0; i < expected.values().size(); ++i)
    {
        double const difference = std::abs(values.values()[i] - expected.values()[i]);
        worst = difference <= worst ? worst : difference; // a NaN becomes the worst
    }
    CAPTURE(worst, tolerance);
    CHECK(worst <= tolerance);
}

/// The same when each column may have the opposite sign.
inline void check_close_up_to_sign(matrix values, matrix const & expected, double tolerance)
{
    REQUIRE(values.rows() == expected.rows());
    REQUIRE(values.columns() == expected.columns());
    for (std::size_t column = 0; column < values.columns(); ++column)
    {
        double product{0};
        for (std::size_t row = 0; row < values.rows(); ++row)
            product += values(row, column) * expected(row, column);
        for (std::size_t row = 0; row < values.rows(); ++row)
            values(row, column) *= product < 0 ? -1 : 1;
    }
    check_all_close(values, expected, tolerance);
}

} // namespace polarmir::test
