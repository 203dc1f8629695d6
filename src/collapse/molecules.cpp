#include "core/log_gamma.hpp"

#include <polarmir/collapse/molecules.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

namespace polarmir::collapse {
namespace {

constexpr double dense_limit{0.05};
constexpr double saturation_limit{0.95};
constexpr std::uint64_t alternatives{3}; ///< other bases at a position

double possible_umis(std::uint32_t length)
{
    return std::pow(4.0, static_cast<double>(length));
}

bool is_dense(std::size_t umis, std::uint32_t length)
{
    auto const neighbours = static_cast<double>(alternatives * length);
    return neighbours * static_cast<double>(umis) / possible_umis(length) >= dense_limit;
}

/// Merges the UMIs of one insert: every one that no more frequent one explains is a molecule.
class merger
{
  public:
    merger(std::span<umi_count const> umis, umi_config const & settings) :
        umis_{umis}, settings_{settings}, taken_(umis.size(), false)
    {
        place_.reserve(umis.size());
        for (std::size_t i = 0; i < umis.size(); ++i)
            place_.emplace(umis[i].umi, i);
    }

    /// Calls `found(reads)` for each molecule.
    template <typename found_t>
    void merge(found_t && found)
    {
        for (std::size_t i = 0; i < umis_.size(); ++i)
            if (!taken_[i])
                found(take_family(i));
    }

  private:
    [[nodiscard]] bool may_be_source(std::uint64_t reads) const noexcept
    {
        return settings_.method == umi_method::umi_tools || reads >= 2;
    }

    /// All that the UMI explains, and what those explain in turn.
    std::uint64_t take_family(std::size_t root)
    {
        std::uint64_t reads{0};
        queue_.assign(1, root);
        taken_[root] = true;
        // NOLINTNEXTLINE(modernize-loop-convert): the queue grows on the way
        for (std::size_t next = 0; next < queue_.size(); ++next)
        {
            umi_count const & from = umis_[queue_[next]];
            reads += from.count;
            if (!may_be_source(from.count))
                continue;
            for (std::uint32_t position = 0; position < settings_.length; ++position)
                for (std::uint64_t change = 1; change <= alternatives; ++change)
                    take_neighbour(from, from.umi ^ (change << (2 * position)));
        }
        return reads;
    }

    void take_neighbour(umi_count const & from, std::uint64_t umi)
    {
        auto const found = place_.find(umi);
        if (found == place_.end() || taken_[found->second] || from.count + 1 < 2 * umis_[found->second].count)
            return;
        taken_[found->second] = true;
        queue_.push_back(found->second);
    }

    std::span<umi_count const> umis_;
    umi_config settings_;
    std::vector<bool> taken_;
    std::vector<std::size_t> queue_;
    boost::unordered_flat_map<std::uint64_t, std::size_t> place_;
};

std::uint64_t correct_for_collisions(std::uint64_t molecules, std::uint32_t length)
{
    double const possible = possible_umis(length);
    // When every UMI was seen the estimate has no upper end: half a UMI is left out.
    double const seen = std::min(static_cast<double>(molecules), possible - 0.5);
    return static_cast<std::uint64_t>(std::llround(-possible * std::log1p(-seen / possible)));
}

} // namespace

double umi_summary::duplication() const noexcept
{
    return reads == 0 ? 0 : 1 - static_cast<double>(molecules) / static_cast<double>(reads);
}

double umi_summary::collisions() const noexcept
{
    return corrected == 0 ? 0 : 1 - static_cast<double>(molecules) / static_cast<double>(corrected);
}

double umi_summary::seen_at_half() const
{
    if (molecules == 0)
        return 0;
    auto const all = static_cast<double>(reads);
    double const half = std::floor(all / 2);
    double expected{0};
    for (auto const & [size, number] : family_sizes)
    {
        // Chance that none of `size` reads is drawn: C(all - size, half) / C(all, half).
        auto const k = static_cast<double>(size);
        double const missed = k > all - half
                                  ? 0
                                  : std::exp(log_gamma(all - k + 1) - log_gamma(all - k - half + 1) -
                                             log_gamma(all + 1) + log_gamma(all - half + 1));
        expected += static_cast<double>(number) * (1 - missed);
    }
    return expected / static_cast<double>(molecules);
}

umi_summary & umi_summary::operator+=(umi_summary const & other)
{
    reads += other.reads;
    umis += other.umis;
    molecules += other.molecules;
    corrected += other.corrected;
    dense_inserts += other.dense_inserts;
    saturated_inserts += other.saturated_inserts;
    merged_reads += other.merged_reads;
    for (auto const & [size, number] : other.family_sizes)
        family_sizes[size] += number;
    return *this;
}

molecule_count count_molecules(std::span<umi_count> umis, umi_config const & settings, umi_summary & summary)
{
    std::ranges::sort(umis, [](umi_count const & a, umi_count const & b) {
        return a.count != b.count ? a.count > b.count : a.umi < b.umi;
    });
    molecule_count result;
    std::uint64_t all_reads{0};
    for (umi_count const & one : umis)
        all_reads += one.count;
    result.umis = umis.size();
    result.dense = settings.method == umi_method::directional && is_dense(umis.size(), settings.length);
    auto const add = [&](std::uint64_t reads) {
        ++result.molecules;
        ++summary.family_sizes[reads];
        summary.reads += reads;
    };
    // Nothing absorbs where the most frequent UMI has one read, or where there is one UMI.
    bool const may_merge =
        umis.size() > 1 && (settings.method == umi_method::umi_tools || umis.front().count > 1);
    if (result.dense || !may_merge)
        for (umi_count const & one : umis)
            add(one.count);
    else
        merger{umis, settings}.merge(add);
    result.saturated =
        static_cast<double>(result.molecules) >= saturation_limit * possible_umis(settings.length);
    result.corrected = std::min(correct_for_collisions(result.molecules, settings.length), all_reads);
    summary.umis += result.umis;
    summary.molecules += result.molecules;
    summary.corrected += result.corrected;
    summary.dense_inserts += result.dense ? 1U : 0U;
    summary.saturated_inserts += result.saturated ? 1U : 0U;
    return result;
}

} // namespace polarmir::collapse
