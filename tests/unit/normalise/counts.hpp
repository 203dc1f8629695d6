#pragma once
#include <polarmir/core/matrix.hpp>

#include <string>
#include <vector>

namespace polarmir::test {

/// Counts written row after row.
inline matrix from_rows(std::vector<std::vector<double>> const & rows)
{
    matrix result{rows.size(), rows.front().size()};
    for (std::size_t row = 0; row < result.rows(); ++row)
        for (std::size_t column = 0; column < result.columns(); ++column)
            result(row, column) = rows[row][column];
    return result;
}

inline std::vector<std::string> const names{"A", "B", "C", "D"};

/// Four samples of the same RNA but for a few miRNAs; reads everywhere but for one zero.
inline matrix small_cohort()
{
    return from_rows({{1000, 2100, 950, 4000},
                      {500, 900, 600, 1900},
                      {300, 640, 280, 1300},
                      {200, 380, 190, 900},
                      {100, 230, 800, 350},
                      {50, 90, 55, 3000},
                      {20, 50, 18, 70},
                      {10, 0, 12, 33}});
}

} // namespace polarmir::test
