#pragma once
#include <cstddef>

namespace polarmir::score {

/// Mean and sum of squared distances from it of one number that comes again and again (Welford 1962, doi
/// 10.1080/00401706.1962.10490022).
class running_moments
{
  public:
    running_moments() = default;
    /// Those of `n` values; `sd` with n - 1.
    running_moments(std::size_t n, double mean, double sd) noexcept;

    void add(double value) noexcept;
    /// Takes back one of the values.
    void remove(double value) noexcept;

    [[nodiscard]] std::size_t n() const noexcept { return n_; }
    [[nodiscard]] double mean() const noexcept { return mean_; }
    /// With n - 1; 0 of fewer than two values.
    [[nodiscard]] double sd() const noexcept;

  private:
    std::size_t n_{0};
    double mean_{0};
    double squares_{0};
};

} // namespace polarmir::score
