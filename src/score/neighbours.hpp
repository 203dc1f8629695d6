#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace polarmir::score {

/// Mean and population variance.
struct moments
{
    double mean{0};
    double variance{0};
};

/// The rows of a count table ranked by reference abundance.
class abundance_ranking
{
  public:
    /// `abundance` by row; rows are in the order of their names, which breaks ties. `neighbours` is even.
    abundance_ranking(std::vector<double> abundance, std::size_t neighbours);

    /// Of `values` over the neighbours of `row`; nothing where the row and all of them are equally abundant,
    /// or the table has too few rows.
    [[nodiscard]] std::optional<moments> around(std::size_t row, std::span<double const> values) const;

  private:
    /// First and one past the last place of the window around a place.
    [[nodiscard]] std::pair<std::size_t, std::size_t> window(std::size_t place) const;

    std::vector<double> abundance_;
    std::size_t neighbours_;
    std::vector<std::size_t> order_; ///< rows by rank
    std::vector<std::size_t> place_; ///< rank by row
};

} // namespace polarmir::score
