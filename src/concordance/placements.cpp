#include "placements.hpp"

#include <polarmir/core/nucleotide.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <optional>

namespace polarmir::concordance {
namespace {

constexpr std::uint32_t seed_length{5};
constexpr std::uint32_t seeds{1U << (2 * seed_length)};
constexpr std::array<std::uint32_t, 3> seed_offsets{1, 6, 11};
constexpr std::uint32_t min_overlap{15};

/// Agrees with no base: ends of hairpins and ambiguity codes.
constexpr char separator{'.'};

std::optional<std::uint32_t> seed_of(std::string_view bases) noexcept
{
    std::uint32_t value{0};
    for (char const base : bases.substr(0, seed_length))
    {
        std::uint8_t const code = base_code(base);
        if (code == unknown_base)
            return std::nullopt;
        value = value << 2U | code;
    }
    return value;
}

/// Bits of disagreeing bases; where the text ends all disagree.
std::uint64_t mismatches_of(std::string_view insert, std::string_view hairpin) noexcept
{
    std::uint64_t mask{0};
    for (std::size_t i = 0; i < insert.size(); ++i)
        mask |= static_cast<std::uint64_t>(i >= hairpin.size() || insert[i] != hairpin[i]) << i;
    return mask;
}

std::uint64_t reversed(std::uint64_t mask, std::size_t length) noexcept
{
    std::uint64_t result{0};
    for (std::size_t i = 0; i < length; ++i)
        result |= (mask >> i & 1U) << (length - 1 - i);
    return result;
}

/// 16 bases, two bits each, the first lowest; `unknown` has the lower bit of the lanes without a base.
struct packed_word
{
    std::uint32_t bases{0};
    std::uint32_t unknown{0};
};

packed_word pack(std::string_view bases) noexcept
{
    packed_word word;
    for (std::uint32_t i = 0; i < placement_finder::min_length; ++i)
    {
        std::uint8_t const code = i < bases.size() ? base_code(bases[i]) : unknown_base;
        if (code == unknown_base)
            word.unknown |= 1U << (2 * i);
        else
            word.bases |= static_cast<std::uint32_t>(code) << (2 * i);
    }
    return word;
}

/// Whether bases 2 to 16 have few enough mismatches.
bool passes(packed_word a, packed_word b) noexcept
{
    constexpr std::uint32_t compared_lanes{0x5555'5554};
    std::uint32_t const differing = a.bases ^ b.bases;
    std::uint32_t const lanes = (differing | differing >> 1U | a.unknown | b.unknown) & compared_lanes;
    return std::popcount(lanes) <= placement_finder::max_seed_mismatches;
}

bool passes(std::uint64_t mask) noexcept
{
    constexpr std::uint64_t seed_bases{0x7FFFULL << 1U};
    return std::popcount(mask & seed_bases) <= placement_finder::max_seed_mismatches;
}

} // namespace

placement_finder::placement_finder(reference::mirna_reference const & reference) : reference_{reference}
{
    for (reference::hairpin const & hairpin : reference.hairpins())
    {
        starts_.push_back(static_cast<std::uint32_t>(text_.size()));
        text_ += hairpin.sequence;
        text_ += separator;
    }
    starts_.push_back(static_cast<std::uint32_t>(text_.size()));
    std::ranges::replace(text_, 'N', separator);
    index_words();
    index_seeds();
}

void placement_finder::index_words()
{
    words_.resize(text_.size());
    unknown_.resize(text_.size());
    for (std::size_t i = 0; i < text_.size(); ++i)
    {
        packed_word const word = pack(std::string_view{text_}.substr(i, min_length));
        words_[i] = word.bases;
        unknown_[i] = word.unknown;
    }
}

void placement_finder::index_seeds()
{
    bucket_ends_.assign(seeds + 1, 0);
    auto const for_each_seed = [&](auto const & use) {
        for (std::uint32_t i = 0; i + seed_length <= text_.size(); ++i)
            if (auto const seed = seed_of(std::string_view{text_}.substr(i)))
                use(*seed, i);
    };
    for_each_seed([&](std::uint32_t seed, std::uint32_t) { ++bucket_ends_[seed + 1]; });
    for (std::uint32_t i = 0; i < seeds; ++i)
        bucket_ends_[i + 1] += bucket_ends_[i];
    positions_.resize(bucket_ends_.back());
    std::vector<std::uint32_t> next(bucket_ends_.begin(), bucket_ends_.end() - 1);
    for_each_seed([&](std::uint32_t seed, std::uint32_t at) { positions_[next[seed]++] = at; });
}

void placement_finder::find(std::string_view insert, bool antisense, std::vector<placed> & found) const
{
    packed_word const first = pack(insert.substr(0, min_length));
    std::vector<std::uint32_t> begins;
    for (std::uint32_t const offset : seed_offsets)
    {
        auto const seed = seed_of(insert.substr(offset));
        if (!seed)
            continue;
        for (std::uint32_t i = bucket_ends_[*seed]; i < bucket_ends_[*seed + 1]; ++i)
            if (std::uint32_t const begin = positions_[i] - offset;
                positions_[i] >= offset && passes({words_[begin], unknown_[begin]}, first))
                begins.push_back(begin);
    }
    std::ranges::sort(begins);
    begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
    for (std::uint32_t const begin : begins)
    {
        auto const after = std::ranges::upper_bound(starts_, begin);
        auto const hairpin = static_cast<std::uint32_t>(after - starts_.begin()) - 1;
        std::string_view const rest{text_.data() + begin, *after - 1 - begin};
        std::uint64_t const mask = mismatches_of(insert, rest);
        if (passes(mask))
            found.push_back({hairpin,
                             begin - starts_[hairpin],
                             antisense,
                             antisense ? reversed(mask, insert.size()) : mask});
    }
}

bool placement_finder::is_near_mature(placed const & place, std::uint32_t length) const
{
    return std::ranges::any_of(reference_.placements_in(place.hairpin), [&](auto const & mature) {
        std::uint32_t const begin = std::max(mature.where.begin, place.begin);
        std::uint32_t const end = std::min(mature.where.end, place.begin + length);
        return end >= begin + min_overlap;
    });
}

std::vector<placed> placement_finder::operator()(std::string_view insert) const
{
    std::vector<placed> found;
    if (insert.size() < min_length || insert.size() > max_length)
        return found;
    find(insert, false, found);
    find(reverse_complement(insert), true, found);
    auto const length = static_cast<std::uint32_t>(insert.size());
    if (std::ranges::none_of(found, [&](placed const & place) { return is_near_mature(place, length); }))
        found.clear();
    return found;
}

} // namespace polarmir::concordance
