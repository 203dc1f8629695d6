#include "report/cells.hpp"

#include <polarmir/core/text.hpp>

#include <cmath>

namespace polarmir::report {

std::string value_cell(std::optional<double> value)
{
    return value ? format_compact(*value, value_decimals) : "NA";
}

std::string p_cell(std::optional<double> p)
{
    constexpr int digits{6};
    return p ? format_significant(*p, digits) : "NA";
}

std::string exact_cell(double value)
{
    constexpr int digits{12};
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "Inf" : "-Inf";
    constexpr double largest_plain{1e15};
    if (value == std::floor(value) && std::abs(value) < largest_plain)
        return format_fixed(value + 0.0, 0); // 0 also of -0
    return format_significant(value, digits);
}

void add_flag(std::string & flags, bool holds, char const * flag)
{
    if (holds)
        flags.append(flags.empty() ? "" : ";").append(flag);
}

} // namespace polarmir::report
