#pragma once
#include <polarmir/collapse/collapser.hpp>
#include <polarmir/count/assignment_list.hpp>
#include <polarmir/trim/trimmer.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace polarmir::qc {

/// Number of reads by insert length and by what the insert is: one column per read_class, and last the
/// inserts that were cut out of a read but not counted (too short, too long, with N, low quality).
struct length_profile
{
    static constexpr std::size_t columns{count::read_class_count + 1};
    static constexpr std::size_t not_counted{count::read_class_count};

    std::vector<std::array<std::uint64_t, columns>> by_length; ///< index = insert length in nt
};

/// Column heading: name of the read_class, or `not_counted`.
[[nodiscard]] char const * column_name(std::size_t column) noexcept;

[[nodiscard]] length_profile make_length_profile(trim::stats const & trimmed,
                                                 std::span<collapse::unique_read const> reads,
                                                 count::assignment_list const & assignments);

} // namespace polarmir::qc
