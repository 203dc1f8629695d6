#include "compare/distributions.hpp"

#include <cmath>

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/toms748_solve.hpp>

namespace polarmir::compare {
namespace {

double noncentral_cdf(double t, double df, double ncp)
{
    if (ncp == 0) // older releases of Boost do not fall back to the central distribution
        return boost::math::cdf(boost::math::students_t{df}, t);
    return boost::math::cdf(boost::math::non_central_t{df, ncp}, t);
}

} // namespace

double noncentrality(double t, double df, double chance)
{
    // Far out the normal part of T is negligible beside its denominator, T is ncp / sqrt(chi^2 / df) (a
    // relative error of the ends below 10^-6 for thousands of degrees of freedom), and the series of the
    // distribution no longer converges.
    constexpr double far_out{1e4};
    if (std::abs(t) > far_out)
    {
        boost::math::chi_squared const denominator{df};
        double const quantile = t > 0 ? boost::math::quantile(boost::math::complement(denominator, chance))
                                      : boost::math::quantile(denominator, chance);
        return t * std::sqrt(quantile / df);
    }
    auto const excess = [&](double ncp) { return noncentral_cdf(t, df, ncp) - chance; };
    // The chance falls as the noncentrality grows: widen until the root lies between.
    double reach{2 + std::abs(t)};
    double low{t - reach};
    double high{t + reach};
    while (excess(low) < 0)
        low -= reach *= 2;
    while (excess(high) > 0)
        high += reach *= 2;
    constexpr int bits{48};
    constexpr std::uintmax_t most_rounds{200};
    std::uintmax_t rounds{most_rounds};
    auto const [left, right] = boost::math::tools::toms748_solve(
        excess, low, high, boost::math::tools::eps_tolerance<double>{bits}, rounds);
    return (left + right) / 2;
}

double gamma_quotient(double a, double b)
{
    return boost::math::tgamma_ratio(a, b);
}

} // namespace polarmir::compare
