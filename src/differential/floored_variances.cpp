#include "differential/floored_variances.hpp"

#include "core/quantile.hpp"
#include "differential/distributions.hpp"

#include <polarmir/core/error.hpp>

#include <algorithm>
#include <cmath>

namespace polarmir::differential {

std::vector<double> floored_variances(std::span<double const> variances)
{
    if (variances.empty())
        throw input_error("no miRNA to estimate variances from");
    double const middle = median(variances);
    constexpr double rounding{1e-20}; // of log2 values, squared
    if (!(middle > rounding))
        throw input_error("half of the miRNAs do not vary around the design: no variances to test "
                          "against; are samples given twice?");
    std::vector<double> floored(variances.begin(), variances.end());
    for (double & variance : floored)
        variance = std::max(variance, floor_share * middle);
    return floored;
}

double mean_log_chi_squared(double df)
{
    return std::isinf(df) ? 0 : digamma(df / 2) - std::log(df / 2);
}

} // namespace polarmir::differential
