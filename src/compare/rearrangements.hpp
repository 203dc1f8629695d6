#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <boost/random/mersenne_twister.hpp>

namespace polarmir::compare {

// Boost's distributions, unlike those of the standard library, give the same numbers everywhere.
using generator = boost::random::mt19937_64;
inline constexpr std::uint64_t permutation_seed{20230117};

/// Rounding must not make an equal difference look smaller: what is forgiven.
[[nodiscard]] double tolerance(std::span<double const> values);

/// Smallest first.
[[nodiscard]] std::vector<double> sorted(std::vector<double> values);

/// Number of ways to choose; a double, since it can be huge.
[[nodiscard]] double choices(std::size_t all, std::size_t chosen);

/// The next set of chosen positions below `all` in lexicographic order; false after the last.
[[nodiscard]] bool next_choice(std::vector<std::size_t> & chosen, std::size_t all);

} // namespace polarmir::compare
