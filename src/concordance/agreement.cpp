#include <polarmir/concordance/agreement.hpp>
#include <polarmir/core/ranks.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <vector>

namespace polarmir::concordance {
namespace {

/// Means, variances and covariance over n.
struct moments
{
    double mean_x{0};
    double mean_y{0};
    double var_x{0};
    double var_y{0};
    double covariance{0};
};

moments moments_of(std::vector<double> const & x, std::vector<double> const & y)
{
    auto const n = static_cast<double>(x.size());
    moments m;
    m.mean_x = std::accumulate(x.begin(), x.end(), 0.0) / n;
    m.mean_y = std::accumulate(y.begin(), y.end(), 0.0) / n;
    for (std::size_t i = 0; i < x.size(); ++i)
    {
        m.var_x += (x[i] - m.mean_x) * (x[i] - m.mean_x) / n;
        m.var_y += (y[i] - m.mean_y) * (y[i] - m.mean_y) / n;
        m.covariance += (x[i] - m.mean_x) * (y[i] - m.mean_y) / n;
    }
    return m;
}

std::optional<double> spearman(std::vector<double> const & x, std::vector<double> const & y)
{
    moments const m = moments_of(ranks(x, ties::average), ranks(y, ties::average));
    if (!(m.var_x > 0) || !(m.var_y > 0))
        return std::nullopt;
    return m.covariance / std::sqrt(m.var_x * m.var_y);
}

std::optional<double> lin(std::vector<double> x, std::vector<double> y)
{
    for (std::vector<double> * const values : {&x, &y})
        for (double & value : *values)
            value = std::log2(value + 1);
    moments const m = moments_of(x, y);
    double const shift = m.mean_x - m.mean_y;
    double const scale = m.var_x + m.var_y + shift * shift;
    return scale > 0 ? std::optional{2 * m.covariance / scale} : std::nullopt;
}

} // namespace

agreement agreement_of(std::span<double const> ours, std::span<double const> theirs)
{
    if (ours.size() != theirs.size())
        throw std::invalid_argument{"columns of different lengths"};
    std::vector<double> x;
    std::vector<double> y;
    for (std::size_t i = 0; i < ours.size(); ++i)
        if (std::max(ours[i], theirs[i]) >= min_reads)
        {
            x.push_back(ours[i]);
            y.push_back(theirs[i]);
        }
    agreement result;
    result.mirnas = x.size();
    constexpr double near{0.1};
    for (std::size_t i = 0; i < x.size(); ++i)
        result.within += std::abs(x[i] - y[i]) <= std::max(1.0, near * x[i]) ? 1U : 0U;
    if (x.size() > 1)
    {
        result.spearman = spearman(x, y);
        result.lin = lin(x, y);
    }
    return result;
}

} // namespace polarmir::concordance
