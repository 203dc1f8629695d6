#include <polarmir/qc/metrics.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>

namespace polarmir::qc {

bool is_metric(std::string_view name) noexcept
{
    return std::ranges::any_of(quality_metrics,
                               [&](metric_definition const & one) { return one.name == name; });
}

metric_values::metric_values()
{
    values_.reserve(quality_metrics.size());
    for (metric_definition const & one : quality_metrics)
        values_.push_back({one.name, std::nullopt, one.decimals});
}

void metric_values::set(std::string_view name, std::optional<double> value, bool is_judged)
{
    auto const found = std::ranges::find(values_, name, &quality_metric::name);
    if (found == values_.end())
        throw std::logic_error{"no metric of quality is called '" + std::string{name} + "'"};
    found->value = value;
    found->is_judged = is_judged;
}

quality_metric const * find_metric(sample_quality const & sample, std::string_view name) noexcept
{
    auto const found = std::ranges::find(sample.metrics, name, &quality_metric::name);
    return found == sample.metrics.end() ? nullptr : &*found;
}

} // namespace polarmir::qc
