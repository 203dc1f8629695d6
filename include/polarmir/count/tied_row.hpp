#pragma once
#include <polarmir/core/interval.hpp>
#include <polarmir/count/assignment.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace polarmir::count {

/// A row that claims an insert, and how far the ends of the insert's templated part lie from the mature's, in
/// bases; positive: further 3'.
struct tied_row
{
    std::uint32_t row{0};
    std::int8_t shift_5p{0}; ///< -3 to 3
    std::int8_t shift_3p{0}; ///< -5 to 5
    friend auto operator<=>(tied_row const &, tied_row const &) = default;
};

/// The rows of an insert of this length, ascending; of several claims of a row the one with the smallest
/// |5' shift|, then |3' shift|.
[[nodiscard]] std::vector<tied_row> tied_rows(assignment const & verdict,
                                              std::size_t insert_length,
                                              reference::mirna_reference const & reference);

/// Where the claiming mature lies; of several places the nearest to the insert.
[[nodiscard]] interval place_of(reference::mirna_reference const & reference, claim const & claim);

} // namespace polarmir::count
