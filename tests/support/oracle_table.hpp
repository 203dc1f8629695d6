#pragma once
#include "support/catch.hpp"

#include <polarmir/io/text_file.hpp>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <optional>
#include <string>

namespace polarmir::test {

/// A number of a reference table as R writes it: nothing for NA.
inline std::optional<double>
number(io::table const & table, io::table::row const & row, std::string const & column)
{
    std::string const & text = row.fields[table.column(column)];
    if (text == "NA")
        return std::nullopt;
    if (text == "Inf" || text == "-Inf")
        return (text.front() == '-' ? -1 : 1) * std::numeric_limits<double>::infinity();
    return std::strtod(text.c_str(), nullptr); // not stod, which refuses denormal numbers
}

/// Relative difference at most `tolerance`; next to 0, where rounding of the terms is all that is left, an
/// absolute one of 1e-13.
inline void check_close(double value, double expected, double tolerance)
{
    constexpr double rounding{1e-13};
    CAPTURE(value, expected, tolerance);
    CHECK(std::abs(value - expected) <= std::max(tolerance * std::abs(expected), rounding));
}

} // namespace polarmir::test
