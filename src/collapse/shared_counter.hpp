#pragma once
#include "collapse/counting_table.hpp"

#include <polarmir/parallel/parallel_for.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace polarmir::collapse {

/// Counts the keys that several threads bring. Each batch goes into a set of tables that no other thread has
/// at that time, so nothing is locked while keys are counted, and there are as many sets as threads came at
/// once. A key lies in the table, the shard, that its hash names: at the end the shards of all sets are
/// joined side by side.
template <typename key_t, typename slot_t, typename hash_t>
class shared_counter
{
    static constexpr std::size_t keys_ahead{16}; ///< whose places are on their way into the cache

    [[nodiscard]] static std::uint64_t within_shard(std::uint64_t hash) noexcept
    {
        return hash << shard_bits;
    }

  public:
    static constexpr unsigned shard_bits{6}; ///< the highest of a hash
    static constexpr std::size_t shard_count{std::size_t{1} << shard_bits};

    /// Hash of a key within its shard: the bits that choose the shard say nothing there.
    struct shard_hash
    {
        [[nodiscard]] std::uint64_t operator()(key_t const & key) const noexcept
        {
            return within_shard(hash_t{}(key));
        }
    };

    using table = counting_table<key_t, slot_t, shard_hash>;

    void add(std::span<key_t const> keys)
    {
        std::unique_ptr<shards> own = borrow();
        add(keys, *own);
        std::scoped_lock const lock{mutex_};
        idle_.push_back(std::move(own));
    }

    /// Makes one of all sets and tells how many keys there are. Not beside `add`.
    [[nodiscard]] std::size_t join(std::size_t threads)
    {
        std::array<std::size_t, shard_count> keys{};
        parallel_for(threads, shard_count, 1, [&](std::size_t shard, std::size_t) {
            join_shard(shard);
            keys[shard] = idle_.empty() ? 0 : (*idle_.front())[shard].size();
        });
        return std::accumulate(keys.begin(), keys.end(), std::size_t{0});
    }

    /// Calls `visit(key, count)` once for each key, in any order, and forgets all. Not beside `add`.
    template <typename visit_t>
    void drain(visit_t && visit)
    {
        for (std::size_t shard = 0; shard < shard_count; ++shard)
            drain(shard, visit);
        idle_.clear();
    }

    /// The same for the keys of one shard. Shards may be drained beside each other.
    template <typename visit_t>
    void drain(std::size_t shard, visit_t && visit)
    {
        join_shard(shard);
        if (!idle_.empty())
            (*idle_.front())[shard].drain(visit);
    }

  private:
    using shards = std::array<table, shard_count>;

    /// Brings what the other sets have of a shard into the first.
    void join_shard(std::size_t shard)
    {
        std::size_t keys{0};
        for (auto const & set : idle_)
            keys += (*set)[shard].size();
        for (auto const & set : idle_)
        {
            table & all = (*idle_.front())[shard];
            if (&all == &(*set)[shard] || (*set)[shard].size() == 0)
                continue;
            all.reserve(keys);
            (*set)[shard].drain(
                [&](key_t const & key, std::uint64_t count) { all.add(key, shard_hash{}(key), count); });
        }
    }

    [[nodiscard]] std::unique_ptr<shards> borrow()
    {
        std::scoped_lock const lock{mutex_};
        if (idle_.empty())
            return std::make_unique<shards>();
        std::unique_ptr<shards> own = std::move(idle_.back());
        idle_.pop_back();
        return own;
    }

    static void add(std::span<key_t const> keys, shards & to)
    {
        std::array<std::uint64_t, keys_ahead> hashes{};
        auto const shard_of = [&to](std::uint64_t hash) -> auto &
        {
            return to[hash >> (64 - shard_bits)];
        };
        auto const add_one = [&](std::size_t i) {
            std::uint64_t const hash = hashes[i % keys_ahead];
            shard_of(hash).add(keys[i], within_shard(hash), 1);
        };
        for (std::size_t i = 0; i < keys.size(); ++i)
        {
            if (i >= keys_ahead)
                add_one(i - keys_ahead);
            std::uint64_t const hash = hash_t{}(keys[i]);
            hashes[i % keys_ahead] = hash;
            shard_of(hash).prefetch(within_shard(hash));
        }
        for (std::size_t i = keys.size() - std::min(keys.size(), keys_ahead); i < keys.size(); ++i)
            add_one(i);
    }

    std::mutex mutex_;
    std::vector<std::unique_ptr<shards>> idle_; // guarded by mutex_
};

} // namespace polarmir::collapse
