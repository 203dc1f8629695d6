#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace polarmir::figure {

/// The values an axis goes over.
struct range
{
    double low{0};
    double high{1};

    friend bool operator==(range const &, range const &) = default;
};

/// The smallest range that holds all finite values; nothing without any.
[[nodiscard]] std::optional<range> range_of(std::span<double const> values);

/// A place on an axis and what is written there.
struct tick
{
    double value{0};
    std::string label;
};

/// Values to places in a drawing, in pixels.
class scale
{
  public:
    /// Linear: `values` from the first to the last pixel. A range without extent is widened.
    [[nodiscard]] static scale linear(range values, range pixels);
    /// Logarithmic; `values` must be positive.
    [[nodiscard]] static scale logarithmic(range values, range pixels);

    [[nodiscard]] double operator()(double value) const;
    [[nodiscard]] range values() const noexcept { return values_; }
    [[nodiscard]] range pixels() const noexcept { return pixels_; }

    /// Round values within the range, about `count` of them: multiples of 1, 2 or 5 times a power of ten; of
    /// a logarithmic scale over more than two decades the powers of ten.
    [[nodiscard]] std::vector<tick> ticks(int count = 6) const;

  private:
    scale(range values, range pixels, bool is_log);

    range values_;
    range pixels_;
    bool is_log_;
};

/// A range that begins and ends at round values and holds the given one.
[[nodiscard]] range rounded_out(range values);

/// A number as axes show it: 1500 is `1.5k`, 2000000 `2M`; small numbers with at most three digits.
[[nodiscard]] std::string short_number(double value);

} // namespace polarmir::figure
