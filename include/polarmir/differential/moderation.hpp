#pragma once
#include <polarmir/differential/linear_fit.hpp>
#include <polarmir/differential/variance_prior.hpp>

#include <cstddef>
#include <vector>

namespace polarmir::differential {

/// Variances of the rows after each has been drawn towards what all rows together say.
struct moderated_variances
{
    variance_prior prior;
    std::vector<double> s2_post;  ///< (df prior + df residual s^2) / (df prior + df residual)
    std::vector<double> df_total; ///< df prior + df residual, at most the residual df of all rows together
};

[[nodiscard]] moderated_variances moderate(linear_fit const & fit, variance_prior prior);

/// Moderated test of one coefficient of one row against 0.
struct moderated_test
{
    double log_fc{0}; ///< the coefficient
    double ci_low{0}; ///< 95 % interval of it
    double ci_high{0};
    double t{0};
    double p{1};       ///< two-sided; 0 where a double cannot hold it
    double log10_p{0}; ///< always finite
    double b{0};       ///< natural log of the odds that the coefficient is not 0, when 1 % of them are not
};

/// Of one coefficient.
struct moderated_tests
{
    std::vector<moderated_test> rows;
    double var_prior{0}; ///< variance of the coefficients that are not 0, in units of s^2 of the prior
};

/// Empirical Bayes tests of a coefficient (Smyth 2004, doi 10.2202/1544-6115.1027): t with the moderated
/// variances, log odds with 1 % of the rows different and the prior variance of their coefficients estimated
/// from the largest t (section 6.3 there), so that their standard deviation lies between 0.1 and 4 log2.
[[nodiscard]] moderated_tests
test_coefficient(linear_fit const & fit, moderated_variances const & variances, std::size_t coefficient);

/// A test of |coefficient| <= threshold.
struct threshold_test
{
    double t{0};
    double p{1};
    double log10_p{0};
};

/// Whether a coefficient is larger than a threshold >= 0 (log2) in either direction (TREAT, McCarthy & Smyth
/// 2009, doi 10.1093/bioinformatics/btp053). t is 0 for coefficients within it.
[[nodiscard]] std::vector<threshold_test> test_beyond(linear_fit const & fit,
                                                      moderated_variances const & variances,
                                                      std::size_t coefficient,
                                                      double threshold);

} // namespace polarmir::differential
