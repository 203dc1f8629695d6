#include "paralogues.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>

namespace polarmir::simulate {
namespace {

constexpr std::size_t most_differences{2};

bool alike(std::string_view a, std::string_view b) noexcept
{
    std::size_t const size = std::min(a.size(), b.size());
    std::size_t differences{0};
    for (std::size_t i = 0; i < size && differences <= most_differences; ++i)
        differences += static_cast<std::size_t>(a[i] != b[i]);
    return differences <= most_differences;
}

} // namespace

bool are_near_paralogues(std::string_view a, std::string_view b) noexcept
{
    return alike(a, b) || alike(a.substr(1), b) || alike(a, b.substr(1));
}

void silence_paralogues(reference::mirna_reference const & reference, std::vector<double> & weights)
{
    std::vector<std::uint32_t> order(weights.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order,
                             [&](std::uint32_t a, std::uint32_t b) { return weights[a] > weights[b]; });
    std::vector<std::string_view> kept;
    for (std::uint32_t const row : order)
    {
        std::string_view const sequence{reference.row_mature(row).sequence};
        if (std::ranges::any_of(kept,
                                [&](std::string_view one) { return are_near_paralogues(one, sequence); }))
            weights[row] = 0;
        else
            kept.push_back(sequence);
    }
}

} // namespace polarmir::simulate
