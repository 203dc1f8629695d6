#include <polarmir/trim/adapter.hpp>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <utility>

namespace polarmir::trim {
namespace {

constexpr std::size_t bases_per_mismatch{polarmir::bases_per_mismatch(filter_rate::one_in_ten)};
constexpr std::size_t letters_at_once{8};

std::uint64_t load(char const * letters) noexcept
{
    std::uint64_t word{0};
    std::memcpy(&word, letters, sizeof word);
    return word;
}

/// How many of eight letters differ.
std::size_t differing(char const * a, char const * b) noexcept
{
    constexpr std::uint64_t low_bits{0x7f7f7f7f7f7f7f7fULL};
    constexpr std::uint64_t ones{0x0101010101010101ULL};
    std::uint64_t const differences = load(a) ^ load(b);
    std::uint64_t const marked = (((differences & low_bits) + low_bits) | differences) & ~low_bits;
    return static_cast<std::size_t>(((marked >> 7) * ones) >> 56); // adds up the bytes
}

/// N in `adapter` matches any base.
bool begins_with(std::string_view read, std::string_view adapter, std::size_t allowed) noexcept
{
    std::size_t const overlap = std::min(read.size(), adapter.size());
    std::size_t mismatches{0};
    for (std::size_t i = 0; i < overlap; ++i)
        if (read[i] != adapter[i] && adapter[i] != 'N' && ++mismatches > allowed)
            return false;
    return true;
}

/// The same for an adapter without N.
bool begins_with_letters(std::string_view read, std::string_view adapter, std::size_t allowed) noexcept
{
    std::size_t const overlap = std::min(read.size(), adapter.size());
    std::size_t mismatches{0};
    std::size_t i{0};
    for (; i + letters_at_once <= overlap && mismatches <= allowed; i += letters_at_once)
        mismatches += differing(read.data() + i, adapter.data() + i);
    for (; i < overlap; ++i)
        mismatches += read[i] != adapter[i] ? 1U : 0U;
    return mismatches <= allowed;
}

/// Letters among the first `overlap` that are not N.
std::size_t known_bases(std::string_view adapter, std::size_t overlap) noexcept
{
    std::string_view const part = adapter.substr(0, overlap);
    return part.size() - static_cast<std::size_t>(std::count(part.begin(), part.end(), 'N'));
}

} // namespace

adapter_finder::adapter_finder(std::string adapter, std::size_t min_overlap) :
    adapter_{std::move(adapter)}, filter_{adapter_, filter_rate::one_in_ten},
    min_overlap_{std::max<std::size_t>(min_overlap, 1)}, has_wildcards_{adapter_.find('N') !=
                                                                        std::string::npos}
{}

std::size_t adapter_finder::operator()(std::string_view read) const noexcept
{
    std::size_t const step =
        filter_.reach() < window_length ? window_length - filter_.reach() : window_length;
    for (std::size_t begin = 0;; begin += step)
    {
        std::string_view const window = read.substr(begin, window_length);
        bool const is_last = begin + window_length >= read.size();
        std::uint64_t starts = filter_(read_window{window});
        if (!is_last && step < window_length)
            starts &= (std::uint64_t{1} << step) - 1;
        for (; starts != 0; starts &= starts - 1)
        {
            std::size_t const position = begin + static_cast<std::size_t>(std::countr_zero(starts));
            std::size_t const overlap = std::min(adapter_.size(), read.size() - position);
            if (has_wildcards_ ? known_bases(adapter_, overlap) < min_overlap_ : overlap < min_overlap_)
                return read.size();
            if (begins(read.substr(position), overlap))
                return position;
        }
        if (is_last)
            return read.size();
    }
}

bool adapter_finder::begins(std::string_view read, std::size_t overlap) const noexcept
{
    if (!has_wildcards_)
        return begins_with_letters(read, adapter_, overlap / bases_per_mismatch);
    return begins_with(read, adapter_, known_bases(adapter_, overlap) / bases_per_mismatch);
}

std::size_t find_adapter(std::string_view read, std::string_view adapter, std::size_t min_overlap)
{
    return adapter_finder{std::string{adapter}, min_overlap}(read);
}

std::size_t find_poly_a(std::string_view read) noexcept
{
    constexpr std::string_view tail{"AAAAAAAAAA"};
    constexpr std::size_t shortest{3};
    for (std::size_t position = 0; position + shortest <= read.size(); ++position)
    {
        std::string_view const rest = read.substr(position);
        std::size_t const allowed = std::min(rest.size(), tail.size()) / bases_per_mismatch;
        if (rest.starts_with("AA") && begins_with(rest, tail, allowed))
            return position;
    }
    return read.size();
}

} // namespace polarmir::trim
