#include "library/choose_umi.hpp"

#include "library/umi_bases.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/library/umi_in_name.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace polarmir::library {
namespace {

using reference::umi_place;

constexpr std::size_t enough_names{10'000};
constexpr std::uint32_t shortest_umi{4};
constexpr std::uint32_t longest_umi{32};

struct named_umi
{
    name_umi place{name_umi::none};
    std::uint32_t length{0};
};

using umi_reads = std::map<std::string, std::size_t>;

/// False for the index of a sample, of which misread ones occur too.
bool varies(umi_reads const & umis, std::size_t reads)
{
    constexpr std::size_t enough_distinct{16};
    auto const most = std::ranges::max_element(umis, {}, [](auto const & entry) { return entry.second; });
    return umis.size() >= std::min(enough_distinct, reads / 10) && 2 * most->second < reads;
}

/// Whether these are UMIs and not an index. What the name or the user calls a UMI is one unless many reads
/// show that it is none.
bool are_umis(umi_reads const & umis, name_umi place, bool is_asked)
{
    constexpr std::size_t enough_reads{20};
    std::size_t reads{0};
    for (auto const & [umi, number] : umis)
        reads += number;
    bool const is_named = place == name_umi::rx_tag || place == name_umi::label;
    if (reads < enough_reads)
        return is_named || is_asked;
    return is_named ? umis.size() > 1 : varies(umis, reads);
}

/// The length that nearly all UMIs at this place have; 0 when they are none.
std::uint32_t length_at(name_umi place, std::span<reads::read_view const> reads, bool is_asked)
{
    std::map<std::size_t, std::size_t> lengths;
    umi_reads umis;
    for (reads::read_view const & read : reads)
    {
        std::string umi = umi_bases(umi_in(read.name, place));
        if (100 * ++lengths[umi.size()] > reads.size() && umi.empty()) // too many without one
            return 0;
        ++umis[std::move(umi)];
    }
    auto const most = std::ranges::max_element(lengths, {}, [](auto const & entry) { return entry.second; });
    if (most == lengths.end() || most->first < shortest_umi || most->first > longest_umi ||
        100 * most->second < 99 * reads.size())
        return 0;
    return are_umis(umis, place, is_asked) ? static_cast<std::uint32_t>(most->first) : 0;
}

named_umi find_in_names(std::span<reads::read_view const> reads, bool is_asked)
{
    std::span<reads::read_view const> const first = reads.first(std::min(reads.size(), enough_names));
    for (name_umi const place :
         {name_umi::rx_tag, name_umi::label, name_umi::colon_field, name_umi::underscore})
        if (std::uint32_t const length = length_at(place, first, is_asked); length > 0)
            return {place, length};
    return {};
}

void refuse(inference & result, std::string const & reason)
{
    result.status = status::undetermined;
    result.refused = true;
    result.reason = reason;
}

void use(inference & result, umi_place place, std::uint32_t length)
{
    result.layout.umi = place;
    result.layout.umi_length = length;
    if (place == umi_place::before_insert)
        result.layout.clip_5p = std::max(result.layout.clip_5p, length);
}

void use_names(std::span<reads::read_view const> reads, inference & result)
{
    named_umi const found = find_in_names(reads, true);
    if (found.place == name_umi::none)
        return refuse(result,
                      "--umi read_name, but the read names hold no UMI of equal length (RX:Z:ACGT, "
                      "NAME_ACGT or NAME:ACGT)");
    use(result, umi_place::read_name, found.length);
    result.layout.umi_in_name = found.place;
}

void use_random_ends(inference & result)
{
    std::uint32_t const length = result.layout.clip_5p + result.layout.gap_3p;
    if (length < shortest_umi || !result.layout.expects_adapter())
        return refuse(result,
                      "--umi random_ends, but the reads show only " + std::to_string(length) +
                          " extra bases around the insert; give --kit NAME if there are more");
    use(result, umi_place::random_ends, length);
}

/// What the user asks for is done, but what it does against the evidence is told.
void warn_of_contradiction(umi_request const & wanted,
                           library::layout const & seen,
                           std::span<reads::read_view const> reads,
                           inference & result)
{
    std::string const asked = "--umi " + wanted.to_string();
    std::string const option = asked + " is used, but ";
    if (wanted.place == umi_place::before_insert && wanted.length > seen.clip_5p)
        result.warnings.push_back(option + "the inserts were taken to begin behind " +
                                  std::to_string(seen.clip_5p) + " bases: up to " +
                                  std::to_string(wanted.length - seen.clip_5p) + " more are cut off");
    bool const replaces_other = seen.umi != umi_place::none && wanted.place != umi_place::none &&
                                (seen.umi != wanted.place || seen.umi_length != result.layout.umi_length);
    if (replaces_other)
        result.warnings.push_back(option + "the library has another UMI: " + umi_text(seen));
    for (std::string & doubt : doubts_about_umi(reads, result.layout, asked))
        result.warnings.push_back(std::move(doubt));
}

void use_wanted(std::span<reads::read_view const> reads, umi_request const & wanted, inference & result)
{
    switch (wanted.place)
    {
    case umi_place::none:
        result.layout.umi = umi_place::none;
        result.layout.umi_length = 0;
        break;
    case umi_place::random_ends:
        use_random_ends(result);
        break;
    case umi_place::read_name:
        use_names(reads, result);
        break;
    case umi_place::after_adapter:
        if (result.layout.adapter_3p.empty())
            return refuse(
                result, "--umi " + wanted.to_string() + ", but no adapter is known: give --adapter SEQUENCE");
        use(result, wanted.place, wanted.length);
        break;
    case umi_place::before_insert:
        use(result, wanted.place, wanted.length);
        break;
    }
}

} // namespace

umi_request umi_request::parse(std::string const & text)
{
    for (umi_place const place : {umi_place::none, umi_place::random_ends, umi_place::read_name})
        if (umi_request const request{place, 0}; request.to_string() == text)
            return request;
    std::size_t const colon = text.find(':');
    std::string const place = text.substr(0, colon);
    std::string const digits = colon == std::string::npos ? std::string{} : text.substr(colon + 1);
    std::uint32_t const length = parse_number<std::uint32_t>(digits).value_or(0);
    bool const is_known = place == "before_insert" || place == "after_adapter";
    if (!is_known || length < 1 || length > longest_umi)
        throw usage_error{"UMI '" + text +
                          "': give auto, none, random_ends, read_name, before_insert:N or after_adapter:N "
                          "with a length N of 1 to 32 nt"};
    return {place == "before_insert" ? umi_place::before_insert : umi_place::after_adapter, length};
}

std::string umi_request::to_string() const
{
    switch (place)
    {
    case umi_place::random_ends:
        return "random_ends";
    case umi_place::read_name:
        return "read_name";
    case umi_place::before_insert:
        return "before_insert:" + std::to_string(length);
    case umi_place::after_adapter:
        return "after_adapter:" + std::to_string(length);
    case umi_place::none:
        break;
    }
    return "none";
}

void choose_umi(std::span<reads::read_view const> reads,
                std::optional<umi_request> const & wanted,
                inference & result)
{
    if (result.status == status::undetermined)
        return;
    library::layout const seen = result.layout;
    if (wanted)
        use_wanted(reads, *wanted, result);
    else if (named_umi const found = find_in_names(reads, false);
             found.place != name_umi::none && result.layout.umi == umi_place::none)
    {
        use(result, umi_place::read_name, found.length);
        result.layout.umi_in_name = found.place;
    }
    else
        return;
    if (result.status == status::undetermined)
        return;
    if (wanted)
        warn_of_contradiction(*wanted, seen, reads, result);
    result.reason +=
        wanted ? "; UMI as given: " + umi_text(result.layout)
               : "; UMI of " + std::to_string(result.layout.umi_length) + " bases in the read names";
}

} // namespace polarmir::library
