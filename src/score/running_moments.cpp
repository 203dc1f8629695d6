#include "score/running_moments.hpp"

#include <algorithm>
#include <cmath>

namespace polarmir::score {

running_moments::running_moments(std::size_t n, double mean, double sd) noexcept :
    n_{n}, mean_{mean}, squares_{n > 1 ? sd * sd * static_cast<double>(n - 1) : 0}
{}

void running_moments::add(double value) noexcept
{
    double const before = value - mean_;
    mean_ += before / static_cast<double>(++n_);
    squares_ += before * (value - mean_);
}

void running_moments::remove(double value) noexcept
{
    if (--n_ == 0)
    {
        *this = {};
        return;
    }
    double const with = value - mean_;
    mean_ -= with / static_cast<double>(n_);
    squares_ = std::max(0.0, squares_ - with * (value - mean_));
}

double running_moments::sd() const noexcept
{
    return n_ > 1 ? std::sqrt(squares_ / static_cast<double>(n_ - 1)) : 0;
}

} // namespace polarmir::score
