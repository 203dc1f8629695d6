#include "collapse/merge_inserts.hpp"
#include "collapse/shared_counter.hpp"
#include "collapse/slot.hpp"
#include "collapse/tagged_hash.hpp"

#include <polarmir/collapse/umi_collapser.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/parallel/parallel_sort.hpp>

#include <algorithm>
#include <mutex>
#include <numeric>

namespace polarmir::collapse {
namespace {

/// The UMIs of all inserts, those of one insert side by side.
struct grouped_umis
{
    std::vector<unique_read> reads;
    std::vector<std::size_t> begins; ///< of each insert's UMIs; one more at the end
    std::vector<umi_count> umis;
};

grouped_umis group(std::vector<tagged_count> pairs, std::size_t threads)
{
    parallel_sort(threads, pairs, [](tagged_count const & a, tagged_count const & b) {
        return a.insert.sequence != b.insert.sequence ? a.insert.sequence < b.insert.sequence
                                                      : a.insert.umi < b.insert.umi;
    });
    grouped_umis groups;
    for (tagged_count const & pair : pairs)
    {
        if (groups.reads.empty() || groups.reads.back().sequence != pair.insert.sequence)
        {
            groups.reads.push_back({pair.insert.sequence, 0});
            groups.begins.push_back(groups.umis.size());
        }
        groups.reads.back().count += pair.count;
        groups.umis.push_back({pair.insert.umi, pair.count});
    }
    groups.begins.push_back(groups.umis.size());
    return groups;
}

} // namespace

struct umi_collapser::state
{
    shared_counter<tagged_insert, tagged_slot, tagged_hash> counts;
};

umi_collapser::umi_collapser() : state_{std::make_unique<state>()} {}
umi_collapser::~umi_collapser() = default;
umi_collapser::umi_collapser(umi_collapser &&) noexcept = default;
umi_collapser & umi_collapser::operator=(umi_collapser &&) noexcept = default;

void umi_collapser::add(std::span<tagged_insert const> inserts)
{
    state_->counts.add(inserts);
}

counted_molecules
umi_collapser::finish(umi_config const & settings, std::size_t threads, known_insert const & merge_unless)
{
    std::vector<tagged_count> pairs;
    pairs.reserve(state_->counts.join(threads));
    state_->counts.drain([&](tagged_insert const & insert, std::uint64_t count) {
        pairs.push_back({insert, count});
    });
    counted_molecules result;
    if (merge_unless)
        result.summary.merged_reads = merge_inserts(pairs, merge_unless);
    grouped_umis groups = group(std::move(pairs), threads);

    std::vector<molecule_count> molecules(groups.reads.size());
    std::mutex adding;
    constexpr std::size_t grain{256};
    parallel_for(threads, groups.reads.size(), grain, [&](std::size_t begin, std::size_t end) {
        umi_summary part;
        for (std::size_t i = begin; i < end; ++i)
        {
            std::span<umi_count> const umis{groups.umis};
            molecules[i] = count_molecules(
                umis.subspan(groups.begins[i], groups.begins[i + 1] - groups.begins[i]), settings, part);
        }
        std::scoped_lock const lock{adding};
        result.summary += part; // sums of integers: the order does not matter
    });

    std::vector<std::size_t> order(groups.reads.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return groups.reads[a].count > groups.reads[b].count; // equal counts stay in alphabetical order
    });
    for (std::size_t const i : order)
    {
        result.reads.push_back(groups.reads[i]);
        result.molecules.push_back(molecules[i]);
    }
    return result;
}

} // namespace polarmir::collapse
