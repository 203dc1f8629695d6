#pragma once
#include "collapse/counting_table.hpp"

#include <polarmir/parallel/parallel_for.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
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
    static constexpr unsigned shard_bits{6};
    static constexpr std::size_t shard_count{std::size_t{1} << shard_bits};
    static constexpr std::size_t keys_ahead{16}; ///< whose places are on their way into the cache

    [[nodiscard]] static std::uint64_t within_shard(std::uint64_t hash) noexcept
    {
        return hash << shard_bits;
    }

  public:
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
        if (idle_.empty())
            return 0;
        shards & all = *idle_.front();
        parallel_for(threads, shard_count, 1, [&](std::size_t i, std::size_t) {
            std::size_t keys{0};
            for (auto const & set : idle_)
                keys += (*set)[i].size();
            all[i].reserve(keys);
            for (std::size_t other = 1; other < idle_.size(); ++other)
                (*idle_[other])[i].drain([&](key_t const & key, std::uint64_t count) {
                    all[i].add(key, shard_hash{}(key), count);
                });
        });
        idle_.resize(1);
        std::size_t keys{0};
        for (table const & shard : all)
            keys += shard.size();
        return keys;
    }

    /// Calls `visit(key, count)` for each key, in any order, and forgets all. Once for each key behind
    /// `join`. Not beside `add`.
    template <typename visit_t>
    void drain(visit_t && visit)
    {
        std::vector<std::unique_ptr<shards>> const sets = std::exchange(idle_, {});
        for (auto const & set : sets)
            for (table & shard : *set)
                shard.drain(visit);
    }

  private:
    using shards = std::array<table, shard_count>;

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
