#include "align/hairpin_index_data.hpp"

#include <polarmir/align/hairpin_index.hpp>
#include <polarmir/core/error.hpp>
#include <polarmir/core/nucleotide.hpp>

#include <algorithm>
#include <iterator>
#include <limits>
#include <numeric>

namespace polarmir::align {
namespace {

using data = hairpin_index::data;

constexpr unsigned bits_per_letter{3};
constexpr unsigned first_letter_shift{bits_per_letter * (data::key_bases - 1)};

/// The smallest key that begins with the bases of a table slot.
std::uint64_t key_of_slot(std::size_t slot, std::size_t table_bases) noexcept
{
    std::uint64_t key{0};
    for (std::size_t i{0}; i < table_bases; ++i)
    {
        std::uint64_t const code = (slot >> (2 * (table_bases - 1 - i))) & 3U;
        key |= code << (first_letter_shift - bits_per_letter * i);
    }
    return key;
}

/// Most brackets hold a few entries: to go through them costs less than the wrong guesses of the processor
/// in a search by halves.
template <typename iterator_t>
iterator_t lower_bound(iterator_t begin, iterator_t end, std::uint64_t key)
{
    constexpr std::ptrdiff_t few{16};
    if (end - begin > few)
        return std::lower_bound(begin, end, key);
    return std::find_if(begin, end, [key](std::uint64_t other) { return other >= key; });
}

} // namespace

hairpin_index::data::data(std::span<std::string_view const> hairpins)
{
    append_text(hairpins);
    std::vector<entry> const sorted = sorted_entries();
    own_keys_.reserve(sorted.size());
    own_places_.reserve(sorted.size());
    for (entry const & one : sorted)
    {
        own_keys_.push_back(one.key);
        own_places_.push_back(one.place);
    }
    keys = own_keys_;
    places = own_places_;
    fill_table();
    first_entry = own_first_entry_;
}

hairpin_index::data::data(std::span<std::string_view const> hairpins, stored_index const & stored) :
    keys{stored.keys}, places{stored.places}, table_bases{table_bases_for(keys.size())},
    first_entry{stored.first_entry}
{
    append_text(hairpins);
}

void hairpin_index::data::append_text(std::span<std::string_view const> hairpins)
{
    std::size_t length{0};
    for (std::string_view const hairpin : hairpins)
        length += hairpin.size() + separators_per_hairpin;
    if (length > std::numeric_limits<std::uint32_t>::max())
        throw input_error{"the reference has more than 4 billion bases of hairpins, use fewer"};

    text.reserve(length);
    starts.reserve(hairpins.size() + 1);
    for (std::string_view const hairpin : hairpins)
    {
        starts.push_back(static_cast<std::uint32_t>(text.size()));
        std::ranges::transform(hairpin, std::back_inserter(text), [](char letter) {
            return base_code(letter) == unknown_base ? no_base : base_letter(base_code(letter));
        });
        text.append(separators_per_hairpin, no_base);
    }
    starts.push_back(static_cast<std::uint32_t>(text.size()));

    std::uint32_t hairpin{0};
    for (std::size_t place{0}; place < text.size(); place += block)
    {
        while (starts[hairpin + 1] <= place)
            ++hairpin;
        hairpin_at.push_back(hairpin);
    }
}

template <typename use_t>
void hairpin_index::data::for_each_entry(use_t && use) const
{
    std::uint64_t key{std::numeric_limits<std::uint64_t>::max() >> 1U}; // beyond the text: sorts last
    for (auto place = static_cast<std::uint32_t>(text.size()); place-- > 0;)
    {
        std::uint64_t const code = base_code(text[place]);
        key = (code << first_letter_shift) | (key >> bits_per_letter);
        if (code != unknown_base)
            use(entry{key, place});
    }
}

std::vector<hairpin_index::data::entry> hairpin_index::data::sorted_entries() const
{
    // Dealt to buckets by their first letters, entries are sorted in pieces that fit into the cache. Buckets
    // have one number for each combination of 4 bases and what is no base, in the order of the keys.
    constexpr std::size_t letters{5};
    constexpr unsigned shift{bits_per_letter * (key_bases - letters)};
    constexpr std::size_t buckets{std::size_t{1} << (bits_per_letter * letters)};
    std::vector<std::uint32_t> ends(buckets + 1, 0);
    for_each_entry([&](entry const & one) { ++ends[(one.key >> shift) + 1]; });
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<entry> sorted(ends.back());
    for_each_entry([&](entry const & one) { sorted[ends[one.key >> shift]++] = one; });
    auto begin = sorted.begin();
    for (std::size_t bucket{0}; bucket < buckets; ++bucket) // its end is now where the next one begins
    {
        auto const end = sorted.begin() + ends[bucket];
        std::sort(begin, end, [](entry const & a, entry const & b) {
            return a.key != b.key ? a.key < b.key : a.place < b.place;
        });
        begin = end;
    }
    return sorted;
}

void hairpin_index::data::fill_table()
{
    table_bases = table_bases_for(keys.size());
    own_first_entry_.reserve(table_slots(table_bases) + 1);
    std::size_t next{0};
    for (std::size_t slot{0}; slot < table_slots(table_bases); ++slot)
    {
        std::uint64_t const key = key_of_slot(slot, table_bases);
        while (next < keys.size() && keys[next] < key)
            ++next;
        own_first_entry_.push_back(static_cast<std::uint32_t>(next));
    }
    own_first_entry_.push_back(static_cast<std::uint32_t>(keys.size()));
}

hairpin_index::data::bracket hairpin_index::data::look_up(std::string_view seed) const noexcept
{
    seed = seed.substr(0, key_bases);
    std::size_t slot{0};
    for (std::size_t i{0}; i < table_bases; ++i)
    {
        std::size_t const code = i < seed.size() ? base_code(seed[i]) : 0;
        if (code == unknown_base)
            return {seed, 0, 0};
        slot = (slot << 2) | code;
    }
    __builtin_prefetch(first_entry.data() + slot);
    return {seed, slot, std::size_t{1} << (2 * (table_bases - std::min(seed.size(), table_bases)))};
}

hairpin_index::data::entries hairpin_index::data::find(bracket const & where) const noexcept
{
    std::string_view const seed = where.seed;
    std::uint32_t const begin = first_entry[where.slot];
    auto const near = keys.subspan(begin, first_entry[where.slot + where.slots] - begin);
    if (near.empty())
        return {};

    std::uint64_t key{0};
    for (char const base : seed)
    {
        std::uint64_t const code = base_code(base);
        if (code == unknown_base)
            return {};
        key = (key << bits_per_letter) | code;
    }
    // Keys with this seed as prefix are [key, key + width). A slot's lower bound counts keys with letters
    // that sort after T too, so the bracket may hold other prefixes at its end: hence both ends are searched
    // for.
    unsigned const free_bits = bits_per_letter * static_cast<unsigned>(key_bases - seed.size());
    key <<= free_bits;
    std::uint64_t const width = std::uint64_t{1} << free_bits;
    auto const first = seed.size() <= table_bases ? near.begin() : lower_bound(near.begin(), near.end(), key);
    auto last = near.end();
    if (seed.size() <= table_bases) // few are behind them
        while (last != first && *std::prev(last) >= key + width)
            --last;
    else
        last = lower_bound(first, near.end(), key + width);
    auto const found = begin + static_cast<std::size_t>(first - near.begin());
    auto const number = static_cast<std::size_t>(last - first);
    return {keys.subspan(found, number), places.subspan(found, number)};
}

hairpin_index::data::key_comparison::key_comparison(std::string_view letters) noexcept
{
    unsigned shift{first_letter_shift};
    for (char const letter : letters.substr(0, key_bases))
    {
        key_ |= std::uint64_t{base_code(letter)} << shift;
        compared_ |= std::uint64_t{1} << shift;
        shift -= bits_per_letter;
    }
}

std::optional<hairpin_index::data::place_in_hairpin> hairpin_index::data::locate(std::uint32_t place) const
{
    std::uint32_t hairpin = hairpin_at[place / block];
    while (starts[hairpin + 1] <= place)
        ++hairpin;
    std::uint32_t const end = starts[hairpin + 1] - static_cast<std::uint32_t>(separators_per_hairpin);
    if (place >= end)
        return std::nullopt;
    return place_in_hairpin{hairpin, place - starts[hairpin], end - place};
}

hairpin_index::hairpin_index(std::span<std::string_view const> hairpins) :
    data_{std::make_unique<data>(hairpins)}
{}
hairpin_index::hairpin_index(std::span<std::string_view const> hairpins, stored_index const & stored) :
    data_{std::make_unique<data>(hairpins, stored)}
{}
hairpin_index::~hairpin_index() = default;
hairpin_index::hairpin_index(hairpin_index &&) noexcept = default;
hairpin_index & hairpin_index::operator=(hairpin_index &&) noexcept = default;

} // namespace polarmir::align
