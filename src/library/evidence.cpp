#include "library/evidence.hpp"

#include "library/largest.hpp"

#include <polarmir/parallel/parallel_for.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <iterator>
#include <optional>

namespace polarmir::library {
namespace {

void describe_lengths(evidence & found, std::span<reads::read_view const> reads)
{
    std::vector<std::uint64_t> lengths;
    for (reads::read_view const & read : reads)
    {
        if (read.bases.size() >= lengths.size())
            lengths.resize(read.bases.size() + 1);
        ++lengths[read.bases.size()];
    }
    auto const first = std::find_if(lengths.begin(), lengths.end(), [](std::uint64_t n) { return n > 0; });
    if (first == lengths.end())
        return;
    found.shortest = static_cast<std::uint32_t>(std::distance(lengths.begin(), first));
    found.longest = static_cast<std::uint32_t>(lengths.size() - 1);
    found.of_modal_length = lengths[index_of_largest(lengths)];
}

bool is_masked(std::string_view bases) noexcept
{
    constexpr std::string_view mask{"NNNNN"};
    return bases.ends_with(mask);
}

/// The first anchors of each mature, at most 5 % of all from one mature where there are many.
void choose_representatives(evidence & found)
{
    constexpr std::size_t fewest{2};
    constexpr std::size_t most{50};
    std::size_t const limit = std::clamp(found.anchors.size() / 20, fewest, most);
    std::vector<std::size_t> chosen;
    std::size_t total{0};
    for (anchor & a : found.anchors)
    {
        if (a.hit.mature >= chosen.size())
            chosen.resize(a.hit.mature + 1, 0);
        a.representative = chosen[a.hit.mature] < limit;
        chosen[a.hit.mature] += a.representative ? 1U : 0U;
        total += a.representative ? 1U : 0U;
    }
    if (total == 0)
        return;
    found.different_matures = static_cast<std::size_t>(
        std::count_if(chosen.begin(), chosen.end(), [](std::size_t n) { return n > 0; }));
    found.largest_share =
        static_cast<double>(*std::max_element(chosen.begin(), chosen.end())) / static_cast<double>(total);
}

void find_5p_offset(evidence & found)
{
    std::array<std::uint64_t, anchor_index::last_offset + 1> offsets{};
    std::uint64_t total{0};
    for (anchor const & a : found.anchors)
        if (a.representative)
        {
            ++offsets[a.hit.begin];
            ++total;
        }
    if (total == 0)
        return;
    std::size_t const mode = index_of_largest(offsets);
    found.clip_5p = static_cast<std::uint32_t>(mode);
    found.clip_share = static_cast<double>(offsets[mode]) / static_cast<double>(total);
    std::size_t const first_near = mode == 0 ? 0 : mode - 1;
    for (std::size_t i = first_near; i < std::min(mode + 2, offsets.size()); ++i)
        offsets[i] = 0;
    std::size_t const second = index_of_largest(offsets);
    found.second_clip = static_cast<std::uint32_t>(second);
    found.second_clip_share = static_cast<double>(offsets[second]) / static_cast<double>(total);
}

} // namespace

void summarise(evidence & found)
{
    choose_representatives(found);
    find_5p_offset(found);
}

evidence collect(std::span<reads::read_view const> reads, anchor_index const & index, std::size_t threads)
{
    evidence found;
    found.reads = reads.size();
    describe_lengths(found, reads);
    std::atomic<std::uint64_t> masked{0};
    std::vector<std::optional<anchor_hit>> hits(reads.size());
    constexpr std::size_t grain{4096};
    parallel_for(threads, reads.size(), grain, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
        {
            hits[i] = index.find(reads[i].bases);
            masked += is_masked(reads[i].bases) ? 1U : 0U;
        }
    });
    found.masked = masked;
    found.anchors.reserve(reads.size());
    for (std::size_t i = 0; i < reads.size(); ++i)
        if (hits[i])
            found.anchors.push_back({reads[i].bases, *hits[i], false});
    summarise(found);
    return found;
}

double wilson_lower_bound(std::uint64_t successes, std::uint64_t trials) noexcept
{
    if (trials == 0)
        return 0;
    constexpr double z{1.959963984540054};
    auto const n = static_cast<double>(trials);
    double const share = static_cast<double>(successes) / n;
    double const centre = share + z * z / (2 * n);
    double const spread = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    return std::max(0.0, (centre - spread) / (1 + z * z / n));
}

bool is_convincing(std::uint64_t successes, std::uint64_t trials) noexcept
{
    if (trials >= 100)
        return 10 * successes >= 6 * trials;
    return trials >= 10 && wilson_lower_bound(successes, trials) >= 0.5;
}

} // namespace polarmir::library
