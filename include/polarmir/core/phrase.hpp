#pragma once
#include <cstdint>
#include <span>
#include <string>

namespace polarmir {

/// `1 read`, `2 reads`: a whole number of a thing whose plural takes an s.
[[nodiscard]] inline std::string count_of(std::uint64_t number, std::string const & thing)
{
    return std::to_string(number) + ' ' + thing + (number == 1 ? "" : "s");
}

/// `a, b and 3 more`: the first ten of a list that may be long.
[[nodiscard]] std::string some_of(std::span<std::string const> names);

/// What a library says is wrong, without the code in brackets that some put before it: `[json.exception.101]
/// x` is `x`.
[[nodiscard]] std::string without_code(std::string const & fault);

} // namespace polarmir
