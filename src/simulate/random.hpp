#pragma once
#include <polarmir/core/nucleotide.hpp>

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/random/discrete_distribution.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/uniform_01.hpp>
#include <boost/random/uniform_int_distribution.hpp>

namespace polarmir::simulate {

// Boost's distributions, unlike those of the standard library, give the same numbers everywhere.
using generator = boost::random::mt19937_64;
using weighted_choice = boost::random::discrete_distribution<std::uint32_t, double>;

/// A stream of random numbers of its own for each purpose, so that asking for more of one thing does not
/// change another.
[[nodiscard]] generator make_stream(std::uint64_t seed, std::string_view purpose, std::string_view name = {});

[[nodiscard]] inline double uniform(generator & random)
{
    return boost::random::uniform_01<double>{}(random);
}

/// True with the given chance.
[[nodiscard]] inline bool happens(double chance, generator & random)
{
    return uniform(random) < chance;
}

/// A number in [first, last].
[[nodiscard]] inline std::uint32_t between(std::uint32_t first, std::uint32_t last, generator & random)
{
    return boost::random::uniform_int_distribution<std::uint32_t>{first, last}(random);
}

/// An index below `size`, which is not 0.
[[nodiscard]] inline std::size_t below(std::size_t size, generator & random)
{
    return boost::random::uniform_int_distribution<std::size_t>{0, size - 1}(random);
}

[[nodiscard]] inline char any_base(generator & random)
{
    constexpr unsigned two_bits{62};
    return base_letter(static_cast<std::uint8_t>(random() >> two_bits));
}

/// One of the three bases that are not `base`, which is A, C, G or T.
[[nodiscard]] inline char other_base(char base, generator & random)
{
    return base_letter(static_cast<std::uint8_t>((base_code(base) + between(1, 3, random)) & 3U));
}

inline void append_bases(std::size_t count, std::string & sequence, generator & random)
{
    for (; count > 0; --count)
        sequence += any_base(random);
}

} // namespace polarmir::simulate
