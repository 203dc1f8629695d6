#include "end_model.hpp"

#include <array>

namespace polarmir::simulate {
namespace {

constexpr std::array<weighted_length, 4> common_5p{{{-2, 10}, {-1, 40}, {1, 40}, {2, 10}}};
constexpr std::array<weighted_length, 7> common_3p{
    {{-4, 3}, {-3, 7}, {-2, 15}, {-1, 35}, {1, 25}, {2, 10}, {3, 5}}};
constexpr std::array<weighted_length, 3> common_tails{{{1, 70}, {2, 20}, {3, 10}}};

constexpr std::array<weighted_length, 7> measured_5p{
    {{-3, 10}, {-2, 90}, {-1, 350}, {1, 430}, {2, 80}, {3, 35}, {4, 5}}};
constexpr std::array<weighted_length, 13> measured_3p{{{-7, 2},
                                                       {-6, 4},
                                                       {-5, 8},
                                                       {-4, 20},
                                                       {-3, 45},
                                                       {-2, 100},
                                                       {-1, 330},
                                                       {1, 300},
                                                       {2, 140},
                                                       {3, 35},
                                                       {4, 12},
                                                       {5, 3},
                                                       {6, 1}}};
constexpr std::array<weighted_length, 5> measured_tails{{{1, 700}, {2, 250}, {3, 40}, {4, 6}, {5, 4}}};

// Pieces below 17 nt cannot be told from chance matches.
constexpr end_model common{common_5p, common_3p, common_tails, 17};
constexpr end_model measured{measured_5p, measured_3p, measured_tails, 12};

} // namespace

end_model const & common_ends() noexcept
{
    return common;
}

end_model const & measured_ends() noexcept
{
    return measured;
}

std::int32_t pick(std::span<weighted_length const> table, generator & random)
{
    std::uint32_t sum{0};
    for (weighted_length const & one : table)
        sum += one.weight;
    std::uint32_t left = between(0, sum - 1, random);
    for (weighted_length const & one : table)
    {
        if (left < one.weight)
            return one.nt;
        left -= one.weight;
    }
    return table.back().nt;
}

} // namespace polarmir::simulate
