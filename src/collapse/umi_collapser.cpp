#include "collapse/hashes.hpp"
#include "collapse/merge_inserts.hpp"
#include "collapse/shared_counter.hpp"
#include "collapse/slot.hpp"

#include <polarmir/collapse/umi_collapser.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/parallel/parallel_sort.hpp>

#include <algorithm>
#include <array>
#include <mutex>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

namespace polarmir::collapse {
namespace {

/// All UMIs of an insert in one shard, so that each shard can be counted for itself.
struct hash_by_insert
{
    [[nodiscard]] std::uint64_t operator()(tagged_insert const & insert) const noexcept
    {
        return shard_of(insert) << (64U - shard_bits) | tagged_hash{}(insert) >> shard_bits;
    }

    [[nodiscard]] static std::size_t shard_of(tagged_insert const & insert) noexcept
    {
        return insert.sequence.hash() >> (64U - shard_bits);
    }

    static constexpr unsigned shard_bits{
        shared_counter<tagged_insert, tagged_slot, hash_by_insert>::shard_bits};
};

using counter = shared_counter<tagged_insert, tagged_slot, hash_by_insert>;
using shards_of_pairs = std::array<std::vector<tagged_count>, counter::shard_count>;

/// An insert, its reads and its molecules.
struct counted_insert
{
    unique_read read;
    molecule_count molecules;
};

/// The UMIs of each insert, one insert behind the other.
struct grouped_umis
{
    std::vector<packed_sequence> inserts;
    std::vector<std::size_t> begins; ///< of each insert in `umis`, and the end
    std::vector<umi_count> umis;
};

grouped_umis group_by_insert(std::span<tagged_count const> pairs)
{
    grouped_umis grouped;
    boost::unordered_flat_map<packed_sequence, std::uint32_t, sequence_hash> numbers;
    std::vector<std::uint32_t> number_of(pairs.size());
    grouped.begins.push_back(0);
    for (std::size_t i = 0; i < pairs.size(); ++i)
    {
        packed_sequence const & insert = pairs[i].insert.sequence;
        auto const [found, is_new] =
            numbers.try_emplace(insert, static_cast<std::uint32_t>(grouped.inserts.size()));
        if (is_new)
        {
            grouped.inserts.push_back(insert);
            grouped.begins.push_back(0);
        }
        number_of[i] = found->second;
        ++grouped.begins[found->second + 1];
    }
    std::partial_sum(grouped.begins.begin(), grouped.begins.end(), grouped.begins.begin());
    std::vector<std::size_t> next = grouped.begins;
    grouped.umis.resize(pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i)
        grouped.umis[next[number_of[i]]++] = {pairs[i].insert.umi, pairs[i].count};
    return grouped;
}

/// The inserts of one shard; adds to `summary`.
std::vector<counted_insert>
count_inserts(std::span<tagged_count const> pairs, umi_config const & settings, umi_summary & summary)
{
    grouped_umis grouped = group_by_insert(pairs);
    std::vector<counted_insert> inserts;
    inserts.reserve(grouped.inserts.size());
    for (std::size_t i = 0; i < grouped.inserts.size(); ++i)
    {
        std::span const umis =
            std::span{grouped.umis}.subspan(grouped.begins[i], grouped.begins[i + 1] - grouped.begins[i]);
        std::uint64_t reads{0};
        for (umi_count const & one : umis)
            reads += one.count;
        inserts.push_back({{grouped.inserts[i], reads}, count_molecules(umis, settings, summary)});
    }
    return inserts;
}

} // namespace

struct umi_collapser::state
{
    counter counts;
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
    counted_molecules result;
    shards_of_pairs merged;
    if (merge_unless)
    {
        std::vector<tagged_count> pairs;
        pairs.reserve(state_->counts.size());
        state_->counts.drain([&](tagged_insert const & insert, std::uint64_t count) {
            pairs.push_back({insert, count});
        });
        result.summary.merged_reads = merge_inserts(pairs, merge_unless);
        for (tagged_count const & pair : pairs)
            merged.at(hash_by_insert::shard_of(pair.insert)).push_back(pair);
    }

    std::vector<counted_insert> inserts;
    std::mutex adding;
    parallel_for(threads, counter::shard_count, 1, [&](std::size_t shard, std::size_t) {
        std::vector<tagged_count> pairs = std::move(merged.at(shard));
        state_->counts.drain(shard, [&](tagged_insert const & insert, std::uint64_t count) {
            pairs.push_back({insert, count});
        });
        umi_summary part;
        std::vector<counted_insert> const counted = count_inserts(pairs, settings, part);
        std::scoped_lock const lock{adding};
        inserts.insert(inserts.end(), counted.begin(), counted.end());
        result.summary += part; // sums of integers: the order does not matter
    });
    parallel_sort(threads, inserts, [](counted_insert const & a, counted_insert const & b) {
        return a.read.count != b.read.count ? a.read.count > b.read.count : a.read.sequence < b.read.sequence;
    });
    for (counted_insert const & one : inserts)
    {
        result.reads.push_back(one.read);
        result.molecules.push_back(one.molecules);
    }
    return result;
}

} // namespace polarmir::collapse
