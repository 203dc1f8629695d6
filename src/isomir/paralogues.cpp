#include <polarmir/isomir/paralogues.hpp>

#include <algorithm>
#include <string_view>

namespace polarmir::isomir {
namespace {

/// Bases that differ where both sequences are, the second one beginning `shift` bases further.
struct overlap
{
    int bases{0};
    int differences{0};
};

overlap compare(std::string_view a, std::string_view b, int shift)
{
    overlap found;
    for (int i = std::max(0, shift); i < static_cast<int>(a.size()) && i - shift < static_cast<int>(b.size());
         ++i, ++found.bases)
        if (a[static_cast<std::size_t>(i)] != b[static_cast<std::size_t>(i - shift)])
            ++found.differences;
    return found;
}

bool has_g(std::string_view mature, std::string_view other, int at)
{
    constexpr int max_shift{3};
    constexpr int min_bases{15};
    constexpr int max_differences{2};
    for (int shift = -max_shift; shift <= max_shift; ++shift)
    {
        int const there = at - shift;
        if (there < 0 || there >= static_cast<int>(other.size()) ||
            other[static_cast<std::size_t>(there)] != 'G')
            continue;
        overlap const both = compare(mature, other, shift);
        if (both.bases >= min_bases && both.differences <= max_differences)
            return true;
    }
    return false;
}

} // namespace

std::vector<std::uint32_t>
paralogues_with_g(reference::mirna_reference const & reference, std::uint32_t row, std::uint32_t position)
{
    std::string_view const mature{reference.row_mature(row).sequence};
    std::vector<std::uint32_t> found;
    for (std::uint32_t other = 0; other < reference.rows().size(); ++other)
        if (other != row &&
            has_g(mature, reference.row_mature(other).sequence, static_cast<int>(position) - 1))
            found.push_back(other);
    return found;
}

} // namespace polarmir::isomir
