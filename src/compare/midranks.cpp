#include "compare/midranks.hpp"

#include <polarmir/core/ranks.hpp>

#include <algorithm>
#include <iterator>

namespace polarmir::compare {

std::vector<std::uint32_t> doubled_midranks(std::span<double const> values)
{
    std::vector<std::uint32_t> doubled;
    for (double const rank : ranks(values, ties::average))
        doubled.push_back(static_cast<std::uint32_t>(2 * rank));
    return doubled;
}

std::vector<double> joined(std::span<double const> x, std::span<double const> y)
{
    std::vector<double> all(x.begin(), x.end());
    all.insert(all.end(), y.begin(), y.end());
    return all;
}

std::vector<double> without_zeros(std::span<double const> differences)
{
    std::vector<double> kept;
    std::ranges::copy_if(differences, std::back_inserter(kept), [](double d) { return d != 0; });
    return kept;
}

} // namespace polarmir::compare
