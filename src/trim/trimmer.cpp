#include <polarmir/trim/adapter.hpp>
#include <polarmir/trim/trimmer.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace polarmir::trim {
namespace {

bool holds_n(std::string_view bases) noexcept
{
    return bases.find('N') != std::string_view::npos;
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

trimmer::trimmer(config settings) : config_{std::move(settings)}
{
    config_.validate();
    for (std::size_t character = 0; character < error_probability_.size(); ++character)
    {
        int const quality = std::max(0, static_cast<int>(character) - config_.layout.phred_offset);
        error_probability_[character] = std::pow(10.0, -quality / 10.0);
    }
}

bool trimmer::has_valid_umi(std::string_view bases, std::size_t adapter_begin) const noexcept
{
    library::layout const & layout = config_.layout;
    if (layout.umi == reference::umi_place::none)
        return true;
    std::size_t const begin =
        layout.umi == reference::umi_place::before_insert ? 0 : adapter_begin + layout.adapter_3p.size();
    return begin + layout.umi_length <= bases.size() && !holds_n(bases.substr(begin, layout.umi_length));
}

std::string_view trimmer::cut(std::string_view bases, trimmed_read & result) const noexcept
{
    library::layout const & layout = config_.layout;
    std::size_t const adapter_begin =
        layout.adapter_3p.empty() ? bases.size() : find_adapter(bases, layout.adapter_3p);
    result.adapter_found = adapter_begin < bases.size();
    if (!has_valid_umi(bases, adapter_begin))
        result.outcome = outcome::umi_invalid;
    if (layout.adapter_3p.empty() || result.adapter_found)
        return without_last(without_first(bases.substr(0, adapter_begin), layout.clip_5p), layout.gap_3p);

    // Without adapter in the read it is unknown how many of the random bases before it have been read: none
    // are cut off.
    std::string_view const insert = without_poly_g(without_first(bases, layout.clip_5p), config_.min_poly_g);
    bool const umi_was_read =
        result.outcome == outcome::kept || layout.umi == reference::umi_place::after_adapter;
    if (insert.size() > config_.keep_untrimmed_up_to && umi_was_read)
        result.outcome = outcome::untrimmed;
    return insert;
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
    if (config_.layout.has_qualities &&
        expected_errors(read.qualities.substr(begin, length)) > config_.max_expected_errors)
        return outcome::low_quality;
    return outcome::kept;
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
    result.insert = cut(read.bases, result);
    if (result.outcome == outcome::kept)
        result.outcome = judge(read, result);
    return result;
}

} // namespace polarmir::trim
