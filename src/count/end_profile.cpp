#include "count/end_profile.hpp"

#include <polarmir/count/annotator.hpp>

#include <numeric>

namespace polarmir::count {
namespace {

std::size_t begin_of(tied_row const & where)
{
    return static_cast<std::size_t>(where.shift_5p + static_cast<int>(max_shift_5p));
}

std::size_t end_of(tied_row const & where)
{
    return static_cast<std::size_t>(where.shift_3p + static_cast<int>(max_shift_3p));
}

/// Adds the fractions that `counts` are of their sum.
void add_fractions(auto & to, auto const & counts)
{
    auto const sum = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
    for (std::size_t i{0}; i < to.size(); ++i)
        to[i] += static_cast<double>(counts[i]) / sum;
}

} // namespace

end_profile::end_profile() : end_profile{std::map<tied_row, std::uint64_t>{}} {}

end_profile::end_profile(std::map<tied_row, std::uint64_t> const & unique)
{
    static_assert(shifts_5p == 2 * max_shift_5p + 1 && shifts_3p == 2 * max_shift_3p + 1);
    begins_.fill(1.0 / shifts_5p);
    ends_.fill(1.0 / shifts_3p);
    double rows{1};
    for (auto next = unique.begin(); next != unique.end();)
    {
        std::array<std::uint64_t, shifts_5p> begins{};
        std::array<std::uint64_t, shifts_3p> ends{};
        std::uint64_t reads{0};
        for (std::uint32_t const row = next->first.row; next != unique.end() && next->first.row == row;
             ++next)
        {
            begins[begin_of(next->first)] += next->second;
            ends[end_of(next->first)] += next->second;
            reads += next->second;
        }
        if (reads < fewest_reads)
            continue;
        add_fractions(begins_, begins);
        add_fractions(ends_, ends);
        rows += 1;
    }
    for (double & fraction : begins_)
        fraction /= rows;
    for (double & fraction : ends_)
        fraction /= rows;
}

double end_profile::operator()(tied_row const & where) const
{
    return begins_.at(begin_of(where)) * ends_.at(end_of(where));
}

} // namespace polarmir::count
