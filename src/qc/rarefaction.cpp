#include "core/log_gamma.hpp"

#include <polarmir/qc/rarefaction.hpp>

#include <cmath>
#include <numeric>

namespace polarmir::qc {
namespace {

/// log of C(n, k) but for the term of k alone, which cancels in the ratio.
double log_choices(double n, double k)
{
    return log_gamma(n + 1) - log_gamma(n - k + 1);
}

} // namespace

double expected_detected(std::span<double const> counts, double depth)
{
    double const all = std::accumulate(counts.begin(), counts.end(), 0.0);
    double const ways = log_choices(all, depth);
    double detected{0};
    for (double const reads : counts)
        if (reads > 0)
        {
            bool const can_be_missed = all - reads >= depth;
            detected += can_be_missed ? -std::expm1(log_choices(all - reads, depth) - ways) : 1;
        }
    return detected;
}

std::vector<rarefaction_point> rarefaction(std::span<double const> counts, std::span<double const> shares)
{
    double const all = std::accumulate(counts.begin(), counts.end(), 0.0);
    std::vector<rarefaction_point> curve;
    for (double const share : shares)
    {
        double const depth = std::nearbyint(share * all);
        curve.push_back({depth, expected_detected(counts, depth)});
    }
    return curve;
}

} // namespace polarmir::qc
