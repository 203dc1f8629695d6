// The only translation unit of this stage that sees Boost.Math: its headers take long to compile.
#include "differential/distributions.hpp"

#include <cmath>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/polygamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>

namespace polarmir::differential {
namespace {

using boost::math::complement;

} // namespace

double digamma(double x)
{
    return boost::math::digamma(x);
}

double trigamma(double x)
{
    return boost::math::trigamma(x);
}

double tetragamma(double x)
{
    return boost::math::polygamma(2, x);
}

double half_step_quotient(double a)
{
    return boost::math::tgamma_delta_ratio(a + 0.5, 0.5);
}

double student_t_upper(double t, double df)
{
    return boost::math::cdf(complement(boost::math::students_t{df}, t));
}

double chi_squared_upper(double x, double df)
{
    return boost::math::cdf(complement(boost::math::chi_squared{df}, x));
}

double chi_squared_quantile(double chance, double df)
{
    return boost::math::quantile(boost::math::chi_squared{df}, chance);
}

double f_density(double x, double df1, double df2)
{
    if (std::isinf(df2))
        return boost::math::pdf(boost::math::chi_squared{df1}, x * df1) * df1;
    return boost::math::pdf(boost::math::fisher_f{df1, df2}, x);
}

double f_upper(double x, double df1, double df2)
{
    if (std::isinf(df2))
        return chi_squared_upper(x * df1, df1);
    return boost::math::cdf(complement(boost::math::fisher_f{df1, df2}, x));
}

double f_quantile(double chance, double df1, double df2)
{
    if (std::isinf(df2))
        return chi_squared_quantile(chance, df1) / df1;
    return boost::math::quantile(boost::math::fisher_f{df1, df2}, chance);
}

double beta_upper(double x, double a, double b)
{
    return boost::math::cdf(complement(boost::math::beta_distribution<double>{a, b}, x));
}

} // namespace polarmir::differential
