#include "score/neighbours.hpp"

#include <algorithm>
#include <numeric>

namespace polarmir::score {

abundance_ranking::abundance_ranking(std::vector<double> abundance, std::size_t neighbours) :
    abundance_{std::move(abundance)}, neighbours_{neighbours}, order_(abundance_.size()),
    place_(abundance_.size())
{
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::ranges::stable_sort(order_, {}, [&](std::size_t row) { return abundance_[row]; });
    for (std::size_t place = 0; place < order_.size(); ++place)
        place_[order_[place]] = place;
}

std::pair<std::size_t, std::size_t> abundance_ranking::window(std::size_t place) const
{
    std::size_t const half = neighbours_ / 2;
    std::size_t const last_begin = order_.size() - neighbours_ - 1;
    std::size_t const begin = std::min(place < half ? 0 : place - half, last_begin);
    return {begin, begin + neighbours_ + 1};
}

std::optional<moments> abundance_ranking::around(std::size_t row, std::span<double const> values) const
{
    if (order_.size() <= neighbours_)
        return std::nullopt;
    auto const [begin, end] = window(place_[row]);
    if (abundance_[order_[begin]] == abundance_[order_[end - 1]])
        return std::nullopt;
    long double sum{0};
    for (std::size_t place = begin; place < end; ++place)
        if (order_[place] != row)
            sum += values[order_[place]];
    long double const mean = sum / static_cast<long double>(neighbours_);
    long double squares{0};
    for (std::size_t place = begin; place < end; ++place)
        if (order_[place] != row)
        {
            long double const distance = values[order_[place]] - mean;
            squares += distance * distance;
        }
    return moments{static_cast<double>(mean),
                   static_cast<double>(squares / static_cast<long double>(neighbours_))};
}

} // namespace polarmir::score
