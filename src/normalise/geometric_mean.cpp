#include "normalise/geometric_mean.hpp"

#include "core/quantile.hpp"

#include <cmath>

namespace polarmir::normalise {

std::vector<std::optional<double>> mean_logs(std::vector<library> const & samples)
{
    std::vector<std::optional<double>> means;
    for (std::size_t row = 0; row < samples.front().reads.size(); ++row)
    {
        double logs{0};
        for (library const & sample : samples)
            logs += std::log(sample.reads[row]);
        if (std::isfinite(logs))
            means.emplace_back(logs / static_cast<double>(samples.size()));
        else
            means.emplace_back();
    }
    return means;
}

std::optional<std::vector<double>> relative_log_expression(std::vector<library> const & samples)
{
    std::vector<std::optional<double>> const means = mean_logs(samples);
    std::vector<double> factors;
    for (library const & sample : samples)
    {
        std::vector<double> ratios;
        for (std::size_t row = 0; row < means.size(); ++row)
            if (means[row])
                ratios.push_back(sample.reads[row] / std::exp(*means[row]));
        if (ratios.empty())
            return std::nullopt;
        factors.push_back(median(ratios) / sample.size);
    }
    return centred(std::move(factors));
}

} // namespace polarmir::normalise
