#pragma once
#include <cstdint>
#include <string>

namespace polarmir::explain {

/// `1 read`, `2 reads`.
[[nodiscard]] inline std::string count_of(std::uint64_t number, std::string const & thing)
{
    return std::to_string(number) + ' ' + thing + (number == 1 ? "" : "s");
}

/// `+3`, `-2`, `0`.
[[nodiscard]] inline std::string signed_number(std::int64_t number)
{
    return (number > 0 ? "+" : "") + std::to_string(number);
}

} // namespace polarmir::explain
