#include "report/sentence_parts.hpp"

#include <polarmir/core/text.hpp>

namespace polarmir::report {

std::string log2_text(double value)
{
    constexpr int decimals{2};
    std::string text = format_fixed(value, decimals);
    return text == "-0.00" ? "0.00" : text;
}

std::string p_text(double p)
{
    constexpr double smallest_shown{0.0001};
    constexpr int digits{2};
    return p < smallest_shown ? "p < 0.0001" : "p = " + format_significant(p, digits);
}

} // namespace polarmir::report
