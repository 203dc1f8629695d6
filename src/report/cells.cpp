#include "report/cells.hpp"

#include <polarmir/core/text.hpp>

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

void put_missing(io::table_writer & table, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        table << "NA";
}

void add_flag(std::string & flags, bool holds, char const * flag)
{
    if (holds)
        flags.append(flags.empty() ? "" : ";").append(flag);
}

} // namespace polarmir::report
