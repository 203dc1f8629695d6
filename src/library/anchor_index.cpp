#include "library/anchor_index.hpp"

#include <polarmir/core/nucleotide.hpp>

#include <algorithm>
#include <bit>
#include <bitset>
#include <iterator>

namespace polarmir::library {
namespace {

/// `slots` is a power of two.
std::size_t slot_of(std::uint32_t seed, std::size_t slots) noexcept
{
    std::uint64_t const mixed = seed * std::uint64_t{0x9E3779B97F4A7C15}; // Fibonacci hashing
    return static_cast<std::size_t>(mixed >> 32) & (slots - 1);
}

std::size_t next_slot(std::size_t slot, std::size_t slots) noexcept
{
    return (slot + 1) & (slots - 1);
}

std::uint32_t pack_seed(std::string_view bases) noexcept
{
    std::uint32_t seed{0};
    for (char const base : bases.substr(0, anchor_index::seed_length))
        seed = (seed << 2) | base_code(base);
    return seed;
}

bool is_usable(std::string_view mature)
{
    return mature.size() >= anchor_index::seed_length &&
           mature.find_first_not_of("ACGT") == std::string_view::npos &&
           !is_repetitive(mature.substr(0, anchor_index::seed_length));
}

/// Number of bases from the beginning of `mature` that `read` repeats, or 0 when the two differ too much.
std::size_t agreement(std::string_view read, std::string_view mature) noexcept
{
    std::size_t const required =
        std::max<std::size_t>(anchor_index::seed_length, mature.size() - anchor_index::end_tolerance);
    if (read.size() < required)
        return 0;
    std::size_t const shared = std::min(read.size(), mature.size());
    std::size_t first_difference{shared};
    std::size_t differences{0};
    for (std::size_t i = anchor_index::seed_length; i < shared; ++i)
    {
        if (read[i] == mature[i])
            continue;
        first_difference = std::min(first_difference, i);
        differences += i < required ? 1U : 0U;
    }
    return differences > 1 ? 0 : first_difference;
}

} // namespace

bool is_repetitive(std::string_view bases)
{
    constexpr std::size_t letters{unknown_base + 1};
    std::bitset<letters * letters * letters> words;
    std::size_t total{0};
    for (std::size_t i = 0; i + 3 <= bases.size(); ++i, ++total)
        words.set((base_code(bases[i]) * letters + base_code(bases[i + 1])) * letters +
                  base_code(bases[i + 2]));
    return 2 * words.count() < total;
}

anchor_index::anchor_index(std::span<std::string const> matures)
{
    for (std::string const & mature : matures)
        if (std::string dna = to_dna(mature); is_usable(dna))
            matures_.push_back(std::move(dna));
    std::sort(matures_.begin(), matures_.end());
    matures_.erase(std::unique(matures_.begin(), matures_.end()), matures_.end());

    std::transform(matures_.begin(), matures_.end(), std::back_inserter(seeds_), pack_seed);
    slots_.assign(std::bit_ceil(4 * matures_.size() + 1), 0);
    for (std::uint32_t number = 0; number < seeds_.size(); ++number)
    {
        if (number > 0 && seeds_[number] == seeds_[number - 1])
            continue;
        std::size_t slot = slot_of(seeds_[number], slots_.size());
        while (slots_[slot] != 0)
            slot = next_slot(slot, slots_.size());
        slots_[slot] = number + 1;
    }
}

interval anchor_index::starting_with(std::uint32_t seed) const noexcept
{
    std::size_t slot = slot_of(seed, slots_.size());
    while (slots_[slot] != 0 && seeds_[slots_[slot] - 1] != seed)
        slot = next_slot(slot, slots_.size());
    if (slots_[slot] == 0)
        return {};
    interval found{slots_[slot] - 1, slots_[slot]};
    while (found.end < seeds_.size() && seeds_[found.end] == seed)
        ++found.end;
    return found;
}

std::optional<anchor_hit> anchor_index::find(std::string_view read) const noexcept
{
    std::optional<anchor_hit> best;
    std::size_t best_agreement{0};
    std::uint32_t seed{0};
    std::uint32_t valid{0};
    std::size_t const limit = std::min<std::size_t>(read.size(), last_offset + seed_length);
    for (std::uint32_t i = 0; i < limit; ++i)
    {
        std::uint8_t const code = base_code(read[i]);
        valid = code == unknown_base ? 0 : valid + 1;
        seed = (seed << 2) | (code & 3U);
        if (valid < seed_length)
            continue;
        std::uint32_t const begin = i + 1 - seed_length;
        interval const candidates = starting_with(seed);
        for (std::uint32_t mature = candidates.begin; mature < candidates.end; ++mature)
        {
            std::size_t const agreeing = agreement(read.substr(begin), matures_[mature]);
            if (agreeing <= best_agreement)
                continue;
            best_agreement = agreeing;
            best = anchor_hit{mature, begin, begin + static_cast<std::uint32_t>(matures_[mature].size())};
        }
    }
    return best;
}

} // namespace polarmir::library
