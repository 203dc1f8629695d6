#include "collapse/merge_inserts.hpp"
#include "collapse/shared_counter.hpp"
#include "collapse/slot.hpp"
#include "collapse/tagged_hash.hpp"

#include <polarmir/collapse/umi_collapser.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/parallel/parallel_sort.hpp>

#include <algorithm>
#include <array>
#include <mutex>
#include <utility>
#include <vector>

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

/// Adds the inserts of one shard to `inserts` and to `summary`.
void count_inserts(std::vector<tagged_count> pairs,
                   umi_config const & settings,
                   std::vector<counted_insert> & inserts,
                   umi_summary & summary)
{
    std::ranges::sort(pairs, {}, [](tagged_count const & pair) { return pair.insert.sequence; });
    std::vector<umi_count> umis;
    for (auto first = pairs.begin(); first != pairs.end();)
    {
        packed_sequence const & insert = first->insert.sequence;
        auto const last = std::find_if(
            first, pairs.end(), [&](tagged_count const & pair) { return pair.insert.sequence != insert; });
        umis.clear();
        std::uint64_t reads{0};
        for (auto pair = first; pair != last; ++pair)
        {
            umis.push_back({pair->insert.umi, pair->count});
            reads += pair->count;
        }
        inserts.push_back({{insert, reads}, count_molecules(umis, settings, summary)});
        first = last;
    }
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
        pairs.reserve(state_->counts.join(threads));
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
        std::vector<counted_insert> counted;
        umi_summary part;
        count_inserts(std::move(pairs), settings, counted, part);
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
