#pragma once
#include <polarmir/differential/fry.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace polarmir::test {

/// Twelve rows that vary, the same at each call.
inline matrix some_expression(std::size_t samples)
{
    matrix values{12, samples};
    unsigned state{12345};
    for (double & value : values.values())
    {
        state = state * 1103515245U + 12345U;
        value = 8 + static_cast<double>(state >> 16U) / 65536.0;
    }
    return values;
}

/// A constant, and 1 in the last `cases` samples.
inline matrix two_group_design(std::size_t samples, std::size_t cases)
{
    matrix design{samples, 2};
    for (std::size_t i = 0; i < samples; ++i)
    {
        design(i, 0) = 1;
        design(i, 1) = i + cases >= samples ? 1 : 0;
    }
    return design;
}

struct model
{
    differential::linear_fit fit;
    differential::moderated_variances variances;
};

inline model fitted(matrix const & expression, matrix const & design)
{
    model result{differential::fit_rows(expression, design), {}};
    std::vector<double> variances;
    for (double const sigma : result.fit.sigma)
        variances.push_back(sigma * sigma);
    result.variances = differential::moderate(
        result.fit,
        differential::estimate_variance_prior(variances, static_cast<double>(result.fit.df_residual)));
    return result;
}

/// Rows with these effects and the variance 1, known for certain.
inline model with_effects(std::vector<std::vector<double>> const & effects)
{
    model result;
    result.fit.df_residual = effects.front().size() - 1;
    result.fit.effects = matrix{effects.size(), effects.front().size()};
    for (std::size_t row = 0; row < effects.size(); ++row)
    {
        double squares{0};
        for (std::size_t j = 0; j < effects[row].size(); ++j)
        {
            result.fit.effects(row, j) = effects[row][j];
            squares += j == 0 ? 0 : effects[row][j] * effects[row][j];
        }
        result.fit.sigma.push_back(std::sqrt(squares / static_cast<double>(result.fit.df_residual)));
    }
    double const certain{std::numeric_limits<double>::infinity()};
    std::vector<double> const of_rows(effects.size(), certain);
    result.variances =
        differential::moderate(result.fit, {certain, std::vector<double>(effects.size(), 1), of_rows});
    return result;
}

/// All with weight 1.
inline differential::member_list rows(std::vector<std::size_t> const & which)
{
    differential::member_list members;
    for (std::size_t const row : which)
        members.push_back({row, 1});
    return members;
}

} // namespace polarmir::test
