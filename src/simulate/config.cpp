#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/reference/embedded.hpp>
#include <polarmir/simulate/config.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

namespace polarmir::simulate {
namespace {

constexpr std::uint32_t longest_mature{28};
constexpr std::uint32_t longest_read{512};
constexpr std::uint32_t adapter_to_see{8}; ///< enough for any trimming program to find it
constexpr double most_errors{0.02};
constexpr double most_dispersion{4.0};

std::size_t index(read_class c) noexcept
{
    return static_cast<std::size_t>(c);
}

void require_range(std::string const & what, double value, double largest)
{
    if (!(value >= 0 && value <= largest))
        throw usage_error{what + " must lie between 0 and " + format_compact(largest, 2) + ", not " +
                          format_compact(value, 6)};
}

/// Everything but the insert that has to be in a read.
std::uint32_t around_insert(reference::kit const & kit) noexcept
{
    if (kit.adapter_3p.empty())
        return 0;
    if (kit.poly_a) // the tail shows where the insert ends
        return kit.clip_5p + kit.gap_3p + adapter_to_see;
    auto const adapter = static_cast<std::uint32_t>(kit.adapter_3p.size());
    std::uint32_t const behind = kit.umi == reference::umi_place::after_adapter
                                     ? adapter + kit.umi_length
                                     : std::min(adapter, adapter_to_see);
    return kit.clip_5p + kit.gap_3p + behind;
}

} // namespace

class_shares::class_shares() noexcept
{
    shares_[index(read_class::hairpin_other)] = 0.02;
    shares_[index(read_class::competitor)] = 0.2;
    shares_[index(read_class::antisense)] = 0.002;
    shares_[index(read_class::spike_in)] = 0.005;
    shares_[index(read_class::adapter_dimer)] = 0.05;
    shares_[index(read_class::too_short)] = 0.02;
    shares_[index(read_class::too_long)] = 0.01;
}

void class_shares::set(read_class c, double share)
{
    if (c == read_class::mirna)
        throw usage_error{"the share of mirna is what the other classes leave; set those"};
    if (!(share >= 0 && share < 1))
        throw usage_error{std::string{"the share of "} + name_of(c) + " must be at least 0 and less than 1"};
    shares_[index(c)] = share;
}

double class_shares::operator[](read_class c) const noexcept
{
    if (c == read_class::mirna)
        return 1 - std::accumulate(shares_.begin(), shares_.end(), 0.0);
    return shares_[index(c)];
}

std::uint32_t config::effective_read_length() const noexcept
{
    constexpr std::uint32_t usual{50};
    constexpr std::uint32_t with_umi{75};
    if (read_length != 0)
        return read_length;
    return kit.umi == reference::umi_place::none ? usual : with_umi;
}

std::uint32_t config::longest_insert() const noexcept
{
    std::uint32_t const taken = around_insert(kit);
    return effective_read_length() > taken ? effective_read_length() - taken : 0;
}

void config::validate() const
{
    require_range("the error rate", error_rate, most_errors);
    require_range("the share of isomiRs", isomir_rate, 1);
    if (ends)
    {
        require_range("the share of shifted 5' ends", ends->shift_5p, 1);
        require_range("the share of shifted 3' ends", ends->shift_3p, 1);
        require_range("the share of tails", ends->tail, 1);
    }
    require_range("the share of A and T in tails", tail_au, 1);
    constexpr double percent{100};
    constexpr double rounding{1e-9};
    if (std::abs(tail_au * percent - std::round(tail_au * percent)) > rounding)
        throw usage_error{"the share of A and T in tails must be whole percent, such as 0.85"};
    require_range("the share of substituted miRNA reads", snv_rate, 1);
    require_range("the dispersion", dispersion, most_dispersion);
    if (!(shares[read_class::mirna] > 0))
        throw usage_error{"the shares of the other read classes leave nothing for miRNA; lower them"};
    if (kit.adapter_3p.empty() && shares[read_class::adapter_dimer] > 0)
        throw usage_error{
            "without an adapter there are no adapter dimers; set the share of adapter_dimer to 0"};
    if (longest_insert() < longest_mature || effective_read_length() > longest_read)
        throw usage_error{"the read length must lie between " +
                          std::to_string(longest_mature + around_insert(kit)) + " and " +
                          std::to_string(longest_read) + " for this kit, not " +
                          std::to_string(effective_read_length())};
}

reference::kit kit_from(std::string_view name)
{
    std::string names;
    for (reference::kit const & kit : reference::kits())
    {
        if (kit.name == name)
            return kit;
        names += kit.name + ", ";
    }
    if (name == "none")
        return {"none", "no adapter: the reads are their inserts", {}};
    throw usage_error{"there is no kit '" + std::string{name} + "'; known are " + names + "none"};
}

} // namespace polarmir::simulate
