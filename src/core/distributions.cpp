#include "core/distributions.hpp"

#include <cmath>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace polarmir {

double student_two_sided(double t, double df)
{
    return 2 * boost::math::cdf(boost::math::complement(boost::math::students_t{df}, std::abs(t)));
}

double student_upper_quantile(double chance, double df)
{
    return boost::math::quantile(boost::math::complement(boost::math::students_t{df}, chance));
}

double normal_upper(double z)
{
    return boost::math::cdf(boost::math::complement(boost::math::normal{}, z));
}

double normal_upper_quantile(double chance)
{
    return boost::math::quantile(boost::math::complement(boost::math::normal{}, chance));
}

} // namespace polarmir
