#pragma once
#include <optional>
#include <span>

namespace polarmir::compare {

/// Ends of an interval that holds the true value with 95 % confidence, unless a level is given beside it.
struct confidence_interval
{
    double low{0};
    double high{0};
};

/// A difference of means and its t test.
struct t_result
{
    double difference{0}; ///< mean of x minus mean of y
    double se{0};
    double t{0};
    double df{0};
    double p{0}; ///< two-sided
    confidence_interval ci;
};

/// Welch's test: variances may differ, df after Satterthwaite. Nothing with fewer than two values on a side
/// or without any spread; differences that rounding explains are no spread.
[[nodiscard]] std::optional<t_result> welch_test(std::span<double const> x, std::span<double const> y);

/// Student's test with the pooled variance. Nothing without a value on each side, with two values in all, or
/// without any spread.
[[nodiscard]] std::optional<t_result> student_test(std::span<double const> x, std::span<double const> y);

/// Paired test on the differences. Nothing with fewer than two, or without any spread.
[[nodiscard]] std::optional<t_result> paired_t_test(std::span<double const> differences);

[[nodiscard]] double mean(std::span<double const> values);
/// With n - 1; two values or more.
[[nodiscard]] double variance(std::span<double const> values);

} // namespace polarmir::compare
