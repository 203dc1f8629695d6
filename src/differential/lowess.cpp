#include "differential/lowess.hpp"

#include "core/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

namespace polarmir::differential {
namespace {

constexpr double negligible{0.001}; // of a distance: counts as none, and 1 minus it as all of it

double cube(double x)
{
    return x * x * x;
}

/// The point on the straight line through two anchors; the first one's value where both have the same x.
double between(double x, double x0, double x1, double y0, double y1)
{
    return x == x0 ? y0 : y0 + (x - x0) / (x1 - x0) * (y1 - y0);
}

class smoother
{
  public:
    smoother(std::span<double const> x, std::span<double const> y, double span) :
        x_{x}, y_{y}, importance_(x.size(), 1.0), range_{x.back() - x.front()}
    {
        constexpr double rounding{1e-7};
        constexpr std::size_t fewest{2};
        auto const share = static_cast<std::size_t>(span * static_cast<double>(x.size()) + rounding);
        neighbours_ = std::max(std::min(share, x.size()), fewest);
        choose_anchors();
    }

    [[nodiscard]] std::vector<double> fit() const
    {
        std::vector<double> fitted(x_.size());
        std::size_t first{0}; // of the nearest neighbours
        std::size_t last{0};  // anchor
        for (std::size_t const anchor : anchors_)
        {
            while (first + neighbours_ < x_.size() &&
                   x_[anchor] - x_[first] > x_[first + neighbours_] - x_[anchor])
                ++first;
            fitted[anchor] = fit_at(x_[anchor], first).value_or(y_[anchor]);
            for (std::size_t i = last + 1; i < anchor; ++i)
                fitted[i] = between(x_[i], x_[last], x_[anchor], fitted[last], fitted[anchor]);
            last = anchor;
        }
        for (std::size_t i = last + 1; i < x_.size(); ++i) // ties of the last
            fitted[i] = fitted[last];
        return fitted;
    }

    /// Weighs points down by their residuals (bisquare); false when the fit is perfect but for few points.
    bool weigh_down(std::span<double const> fitted)
    {
        constexpr double reach{6}; // medians
        constexpr double perfect{1e-7};
        std::vector<double> size(x_.size());
        double sum{0};
        for (std::size_t i = 0; i < size.size(); ++i)
            sum += size[i] = std::abs(y_[i] - fitted[i]);
        double const largest = reach * median(size);
        if (largest < perfect * sum / static_cast<double>(size.size()))
            return false;
        for (std::size_t i = 0; i < size.size(); ++i)
            importance_[i] = bisquare(size[i], largest);
        return true;
    }

  private:
    static double bisquare(double size, double largest)
    {
        if (size <= negligible * largest)
            return 1;
        if (size > (1 - negligible) * largest)
            return 0;
        double const share = size / largest;
        return (1 - share * share) * (1 - share * share);
    }

    /// The next anchor is the last point within delta of this one, or else the next that differs from it.
    void choose_anchors()
    {
        constexpr double share{0.01};
        double const delta = share * range_;
        for (std::size_t anchor = 0; anchor < x_.size();)
        {
            anchors_.push_back(anchor);
            auto const past = [&](double x) {
                return static_cast<std::size_t>(std::ranges::upper_bound(x_, x) - x_.begin());
            };
            std::size_t const past_ties = past(x_[anchor]);
            std::size_t const past_delta = std::max(past(x_[anchor] + delta), past_ties);
            anchor = std::max(past_ties, past_delta - 1);
        }
    }

    /// The weighted straight line at `at`; nothing when no neighbour has weight. Points beyond the neighbours
    /// that are as near as these take part as well.
    [[nodiscard]] std::optional<double> fit_at(double at, std::size_t first) const
    {
        double const width = std::max(at - x_[first], x_[first + neighbours_ - 1] - at);
        std::vector<double> weights;
        double sum{0};
        for (std::size_t i = first; i < x_.size() && x_[i] - at <= (1 - negligible) * width; ++i)
            sum += weights.emplace_back(importance_[i] * tricube(std::abs(x_[i] - at), width));
        if (!(sum > 0))
            return std::nullopt;
        double centre{0};
        double level{0};
        for (std::size_t i = 0; i < weights.size(); ++i)
        {
            centre += weights[i] / sum * x_[first + i];
            level += weights[i] / sum * y_[first + i];
        }
        double spread{0};
        double slope{0};
        for (std::size_t i = 0; i < weights.size(); ++i)
        {
            double const distance = x_[first + i] - centre;
            spread += weights[i] / sum * distance * distance;
            slope += weights[i] / sum * distance * y_[first + i];
        }
        // Points that lie together give a level but no slope.
        if (width > negligible * range_ && std::sqrt(spread) > negligible * range_)
            level += (at - centre) * slope / spread;
        return level;
    }

    static double tricube(double distance, double width)
    {
        if (distance <= negligible * width)
            return 1;
        if (distance > (1 - negligible) * width)
            return 0;
        return cube(1 - cube(distance / width));
    }

    std::span<double const> x_;
    std::span<double const> y_;
    std::vector<double> importance_;
    double range_;
    std::size_t neighbours_{0};
    std::vector<std::size_t> anchors_;
};

} // namespace

std::vector<double> lowess(std::span<double const> x, std::span<double const> y, double span)
{
    constexpr int robust_iterations{3};
    if (x.size() < 2)
        return {y.begin(), y.end()};
    smoother smooth{x, y, span};
    std::vector<double> fitted = smooth.fit();
    for (int iteration = 0; iteration < robust_iterations && smooth.weigh_down(fitted); ++iteration)
        fitted = smooth.fit();
    return fitted;
}

} // namespace polarmir::differential
