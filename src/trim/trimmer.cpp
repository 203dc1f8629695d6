#include <polarmir/core/nucleotide.hpp>
#include <polarmir/trim/adapter.hpp>
#include <polarmir/trim/trimmer.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <initializer_list>
#include <optional>
#include <utility>

namespace polarmir::trim {
namespace {

constexpr double parts_of_one{1 << 22}; // times the longest read below 2^32
constexpr double far_from_rounding{1 - 1e-9};

bool holds_n(std::string_view bases) noexcept
{
    return bases.find('N') != std::string_view::npos;
}

/// Whether one of the qualities (33-126) is below `least`: eight letters at a time. With its highest bit set
/// none borrows from the next when `least` is taken off, and loses that bit when it is smaller.
bool holds_below(std::string_view qualities, char least) noexcept
{
    constexpr std::size_t at_once{8};
    constexpr std::uint64_t ones{0x0101010101010101ULL};
    constexpr std::uint64_t highest{ones << 7};
    if (qualities.size() < at_once)
        return std::any_of(
            qualities.begin(), qualities.end(), [least](char quality) { return quality < least; });
    std::uint64_t const limits = ones * static_cast<unsigned char>(least);
    auto const not_below = [&](std::size_t begin) {
        std::uint64_t letters{0};
        std::memcpy(&letters, qualities.data() + begin, at_once);
        return (letters | highest) - limits;
    };
    std::uint64_t all = not_below(qualities.size() - at_once);
    for (std::size_t i = 0; i + at_once < qualities.size(); i += at_once)
        all &= not_below(i);
    return (all & highest) != highest;
}

std::string_view without_last(std::string_view bases, std::size_t number) noexcept
{
    return bases.substr(0, bases.size() - std::min(bases.size(), number));
}

std::string_view without_first(std::string_view bases, std::size_t number) noexcept
{
    return bases.substr(std::min(bases.size(), number));
}

std::string_view without_poly_g(std::string_view bases, std::size_t min_length) noexcept
{
    std::size_t const last_other = bases.find_last_not_of('G');
    std::size_t const kept = last_other == std::string_view::npos ? 0 : last_other + 1;
    return bases.size() - kept >= min_length ? bases.substr(0, kept) : bases;
}

/// Two bits a base, the first base highest; nothing unless the pieces hold `length` bases and no N. What
/// separates the halves of a dual UMI is passed over.
std::optional<std::uint64_t> pack_umi(std::initializer_list<std::string_view> pieces,
                                      std::size_t length) noexcept
{
    std::uint64_t packed{0};
    std::size_t bases{0};
    for (std::string_view const piece : pieces)
        for (char const letter : piece)
        {
            if (letter == '+' || letter == '-' || letter == '_')
                continue;
            std::uint8_t const code = base_code(letter);
            if (code == unknown_base || ++bases > length)
                return std::nullopt;
            packed = (packed << 2) | code;
        }
    return bases == length ? std::optional{packed} : std::nullopt;
}

} // namespace

char const * name_of(outcome o) noexcept
{
    constexpr std::array<char const *, outcome_count> names{"kept",
                                                            "umi_invalid",
                                                            "adapter_dimer",
                                                            "too_short",
                                                            "untrimmed",
                                                            "too_long",
                                                            "n_bases",
                                                            "low_quality"};
    return names[static_cast<std::size_t>(o)];
}

std::string umi_to_string(std::uint64_t packed, std::uint32_t length)
{
    std::string bases(length, 'A');
    for (auto base = bases.rbegin(); base != bases.rend(); ++base, packed >>= 2)
        *base = base_letter(static_cast<std::uint8_t>(packed & 3U));
    return bases;
}

trimmer::trimmer(config settings) : config_{std::move(settings)}, find_adapter_{config_.layout.adapter_3p}
{
    config_.validate();
    for (std::size_t character = 0; character < error_probability_.size(); ++character)
    {
        int const quality = std::max(0, static_cast<int>(character) - config_.layout.phred_offset);
        error_probability_[character] = std::pow(10.0, -quality / 10.0);
        if (error_probability_[character] * config_.max_insert >
            config_.max_expected_errors * far_from_rounding)
            safe_quality_ = static_cast<char>(character + 1);
        error_parts_[character] = static_cast<std::uint32_t>(error_probability_[character] * parts_of_one);
    }
}

std::string_view
trimmer::cut(std::string_view bases, std::size_t adapter_begin, trimmed_read & result) const noexcept
{
    library::layout const & layout = config_.layout;
    result.adapter_found = adapter_begin < bases.size();
    std::string_view insert = without_first(bases.substr(0, adapter_begin), layout.clip_5p);
    if (layout.poly_a)
    {
        std::size_t const tail_begin = find_poly_a(insert);
        result.adapter_found = result.adapter_found || tail_begin < insert.size();
        insert = insert.substr(0, tail_begin);
    }
    // Without adapter in the read it is unknown how many of the random bases before it have been read: none
    // are cut off.
    if (!layout.expects_adapter() || result.adapter_found)
        return without_last(insert, layout.gap_3p);
    return without_poly_g(insert, config_.min_poly_g);
}

bool trimmer::take_umi(reads::read_view const & read,
                       std::size_t adapter_begin,
                       trimmed_read & result) const noexcept
{
    library::layout const & layout = config_.layout;
    std::string_view const bases = read.bases;
    std::size_t const behind = adapter_begin + layout.adapter_3p.size();
    std::optional<std::uint64_t> umi;
    switch (layout.umi)
    {
    case reference::umi_place::none:
        return true;
    case reference::umi_place::before_insert:
        umi = pack_umi({bases.substr(0, layout.umi_length)}, layout.umi_length);
        break;
    case reference::umi_place::after_adapter:
        umi = pack_umi({without_first(bases, behind).substr(0, layout.umi_length)}, layout.umi_length);
        break;
    case reference::umi_place::random_ends:
        if (result.adapter_found && adapter_begin >= layout.clip_5p + layout.gap_3p)
            umi = pack_umi(
                {bases.substr(0, layout.clip_5p), bases.substr(adapter_begin - layout.gap_3p, layout.gap_3p)},
                layout.umi_length);
        break;
    case reference::umi_place::read_name:
        umi = pack_umi({library::umi_in(read.name, layout.umi_in_name)}, layout.umi_length);
        break;
    }
    result.umi = umi.value_or(0);
    return umi.has_value();
}

outcome trimmer::judge(reads::read_view const & read, trimmed_read const & result) const noexcept
{
    std::size_t const length = result.insert.size();
    if (result.adapter_found && length <= std::min(longest_dimer_insert, config_.min_insert - 1))
        return outcome::adapter_dimer;
    if (length < config_.min_insert)
        return outcome::too_short;
    if (length > config_.max_insert)
        return outcome::too_long;
    if (holds_n(result.insert))
        return outcome::n_bases;
    auto const begin = static_cast<std::size_t>(result.insert.data() - read.bases.data());
    if (config_.layout.has_qualities && has_too_many_errors(read.qualities.substr(begin, length)))
        return outcome::low_quality;
    return outcome::kept;
}

bool trimmer::has_too_many_errors(std::string_view qualities) const noexcept
{
    if (!holds_below(qualities, safe_quality_))
        return false;
    // Integers, in sums that do not wait for each other, decide for nearly all inserts: each is at most 1 too
    // small.
    std::array<std::uint32_t, 4> sums{};
    std::size_t i{0};
    for (; i + sums.size() <= qualities.size(); i += sums.size())
        for (std::size_t j = 0; j < sums.size(); ++j)
            sums[j] += parts_of(qualities[i + j]);
    for (; i < qualities.size(); ++i)
        sums[0] += parts_of(qualities[i]);
    std::uint64_t const at_least = std::uint64_t{sums[0]} + sums[1] + sums[2] + sums[3];
    double const limit = config_.max_expected_errors * parts_of_one;
    if (static_cast<double>(at_least + qualities.size() + 1) < limit)
        return false;
    if (static_cast<double>(at_least) > limit + 1)
        return true;
    return expected_errors(qualities) > config_.max_expected_errors;
}

std::uint32_t trimmer::parts_of(char quality) const noexcept
{
    return error_parts_[static_cast<unsigned char>(quality) & 127U];
}

double trimmer::expected_errors(std::string_view qualities) const noexcept
{
    double sum{0};
    for (char const quality : qualities)
        sum += error_probability_[static_cast<unsigned char>(quality) & 127U];
    return sum;
}

trimmed_read trimmer::operator()(reads::read_view const & read) const noexcept
{
    trimmed_read result;
    std::size_t const adapter_begin =
        config_.layout.adapter_3p.empty() ? read.bases.size() : find_adapter_(read.bases);
    result.insert = cut(read.bases, adapter_begin, result);
    bool const is_untrimmed = config_.layout.expects_adapter() && !result.adapter_found &&
                              result.insert.size() > config_.keep_untrimmed_up_to;
    bool const umi_needs_adapter = config_.layout.umi == reference::umi_place::after_adapter ||
                                   config_.layout.umi == reference::umi_place::random_ends;
    bool const has_umi = take_umi(read, adapter_begin, result);
    if (!has_umi && !(is_untrimmed && umi_needs_adapter))
        result.outcome = outcome::umi_invalid;
    else
        result.outcome = is_untrimmed ? outcome::untrimmed : judge(read, result);
    return result;
}

} // namespace polarmir::trim
