#include <polarmir/core/possible_starts.hpp>
#include <polarmir/trim/adapter.hpp>

#include <algorithm>
#include <bit>
#include <cstdint>

namespace polarmir::trim {
namespace {

constexpr std::size_t bases_per_mismatch{10};

bool begins_with_adapter(std::string_view read, std::string_view adapter, std::size_t allowed) noexcept
{
    std::size_t const overlap = std::min(read.size(), adapter.size());
    std::size_t mismatches{0};
    for (std::size_t i = 0; i < overlap; ++i)
        if (read[i] != adapter[i] && adapter[i] != 'N' && ++mismatches > allowed)
            return false;
    return true;
}

/// Letters among the first `overlap` that are not N.
std::size_t known_bases(std::string_view adapter, std::size_t overlap) noexcept
{
    std::string_view const part = adapter.substr(0, overlap);
    return part.size() - static_cast<std::size_t>(std::count(part.begin(), part.end(), 'N'));
}

} // namespace

std::size_t find_adapter(std::string_view read, std::string_view adapter, std::size_t min_overlap) noexcept
{
    std::size_t const at_least = std::max<std::size_t>(min_overlap, 1);
    bool const has_wildcards = adapter.find('N') != std::string_view::npos;
    std::size_t const most_allowed = adapter.size() / bases_per_mismatch;
    for (std::size_t begin = 0; begin < read.size(); begin += window_length)
    {
        std::uint64_t starts = possible_starts(read.substr(begin, window_length), adapter, most_allowed);
        for (; starts != 0; starts &= starts - 1)
        {
            std::size_t const position = begin + static_cast<std::size_t>(std::countr_zero(starts));
            std::size_t overlap = std::min(adapter.size(), read.size() - position);
            if (has_wildcards)
                overlap = known_bases(adapter, overlap);
            if (overlap < at_least)
                return read.size();
            if (begins_with_adapter(read.substr(position), adapter, overlap / bases_per_mismatch))
                return position;
        }
    }
    return read.size();
}

std::size_t find_poly_a(std::string_view read) noexcept
{
    constexpr std::string_view tail{"AAAAAAAAAA"};
    constexpr std::size_t shortest{3};
    for (std::size_t position = 0; position + shortest <= read.size(); ++position)
    {
        std::string_view const rest = read.substr(position);
        std::size_t const allowed = std::min(rest.size(), tail.size()) / bases_per_mismatch;
        if (rest.starts_with("AA") && begins_with_adapter(rest, tail, allowed))
            return position;
    }
    return read.size();
}

} // namespace polarmir::trim
