#pragma once
#include <polarmir/count/tied_row.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>

namespace polarmir::count {

/// How often inserts of a sample begin and end where they do, relative to the annotated ends of their mature.
class end_profile
{
  public:
    /// Every end is as likely as any other.
    end_profile();

    /// Learns from the reads that fit one row only: the mean over the rows with `fewest_reads` reads or more
    /// of the fraction (0-1) of each shift, so that no abundant miRNA speaks for all. A row in which all
    /// shifts are equally frequent is averaged in, so that no shift is impossible and few rows decide little.
    explicit end_profile(std::map<tied_row, std::uint64_t> const & unique);

    /// Of the ends of an insert on this row: the product of the fractions of both shifts (0-1).
    [[nodiscard]] double operator()(tied_row const & where) const;

    static constexpr std::uint64_t fewest_reads{10};

  private:
    static constexpr std::size_t shifts_5p{7};  ///< -3 to 3
    static constexpr std::size_t shifts_3p{11}; ///< -5 to 5
    std::array<double, shifts_5p> begins_{};
    std::array<double, shifts_3p> ends_{};
};

} // namespace polarmir::count
