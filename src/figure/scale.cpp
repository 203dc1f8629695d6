#include <polarmir/core/text.hpp>
#include <polarmir/figure/scale.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace polarmir::figure {
namespace {

constexpr double ten{10};

/// 1, 2 or 5 times a power of ten, at least `wanted`.
double round_step(double wanted)
{
    double const power = std::pow(ten, std::floor(std::log10(wanted)));
    for (double const factor : {1.0, 2.0, 5.0})
        if (factor * power >= wanted)
            return factor * power;
    return ten * power;
}

constexpr int usual_ticks{6};

std::vector<tick> linear_ticks(range values, int count)
{
    double const step = round_step((values.high - values.low) / count);
    constexpr double slack{1e-9}; // of a step: rounding must not lose the last tick
    std::vector<tick> ticks;
    for (double i = std::ceil(values.low / step - slack); i <= values.high / step + slack; ++i)
        ticks.push_back({i * step, short_number(i * step)});
    return ticks;
}

std::vector<tick> logarithmic_ticks(range values)
{
    constexpr double few_decades{2};
    bool const is_wide = std::log10(values.high / values.low) > few_decades;
    std::vector<tick> ticks;
    for (double decade = std::floor(std::log10(values.low)); decade <= std::log10(values.high); ++decade)
        for (double const factor : {1.0, 2.0, 5.0})
        {
            double const value = factor * std::pow(ten, decade);
            bool const is_shown = !is_wide || factor == 1.0;
            if (is_shown && value >= values.low && value <= values.high)
                ticks.push_back({value, short_number(value)});
        }
    return ticks;
}

/// False also where only rounding tells the ends apart.
bool has_extent(range values)
{
    constexpr double rounding{1e-9};
    return values.high - values.low > rounding * std::max(std::abs(values.low), std::abs(values.high));
}

} // namespace

std::optional<range> range_of(std::span<double const> values)
{
    std::optional<range> found;
    for (double const value : values)
    {
        if (!std::isfinite(value))
            continue;
        found =
            found ? range{std::min(found->low, value), std::max(found->high, value)} : range{value, value};
    }
    return found;
}

scale::scale(range values, range pixels, bool is_log) : values_{values}, pixels_{pixels}, is_log_{is_log} {}

scale scale::linear(range values, range pixels)
{
    if (!has_extent(values))
    {
        double const around = values.low == 0 ? 1 : std::abs(values.low) / 2;
        values = {values.low - around, values.low + around};
    }
    return {values, pixels, false};
}

scale scale::logarithmic(range values, range pixels)
{
    if (values.low >= values.high)
        values = {values.low / 2, values.low * 2};
    return {values, pixels, true};
}

double scale::operator()(double value) const
{
    double const part = is_log_ ? std::log(value / values_.low) / std::log(values_.high / values_.low)
                                : (value - values_.low) / (values_.high - values_.low);
    return pixels_.low + part * (pixels_.high - pixels_.low);
}

std::vector<tick> scale::ticks(int count) const
{
    return is_log_ ? logarithmic_ticks(values_) : linear_ticks(values_, count);
}

range rounded_out(range values)
{
    if (!has_extent(values))
        return scale::linear(values, {}).values();
    double const step = round_step((values.high - values.low) / usual_ticks);
    return {std::floor(values.low / step) * step, std::ceil(values.high / step) * step};
}

std::string short_number(double value)
{
    constexpr int digits{3};
    constexpr double nothing{1e-12};
    if (std::abs(value) < nothing)
        return "0";
    constexpr std::array<std::pair<double, char const *>, 3> units{{{1e9, "G"}, {1e6, "M"}, {1e3, "k"}}};
    for (auto const & [size, letter] : units)
        if (std::abs(value) >= size)
            return format_significant(value / size, digits) + letter;
    return format_significant(value, digits);
}

} // namespace polarmir::figure
