#pragma once
#include "collapse/counting_table.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace polarmir::collapse {

/// Counts the keys that several threads bring. A key lies in the table, the shard, that its hash names. The
/// keys of a batch are dealt to the shards first, and each shard is locked once for all of its own: a thread
/// that finds one locked takes another first, so that threads hardly ever wait.
template <typename key_t, typename slot_t, typename hash_t>
class shared_counter
{
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

    void add(std::span<key_t const> keys)
    {
        dealt const batch{keys};
        std::array<std::size_t, shard_count> busy{};
        std::size_t number_busy{0};
        for (std::size_t shard = 0; shard < shard_count; ++shard)
        {
            std::unique_lock const lock{shards_[shard].mutex, std::try_to_lock};
            if (lock)
                add(keys, batch.of(shard), shards_[shard].keys);
            else
                busy[number_busy++] = shard;
        }
        for (std::size_t const shard : std::span{busy}.first(number_busy))
        {
            std::scoped_lock const lock{shards_[shard].mutex};
            add(keys, batch.of(shard), shards_[shard].keys);
        }
    }

    /// How many keys there are. Not beside `add`.
    [[nodiscard]] std::size_t size() const
    {
        return std::transform_reduce(
            shards_.begin(), shards_.end(), std::size_t{0}, std::plus{}, [](locked_table const & one) {
                return one.keys.size();
            });
    }

    /// Calls `visit(key, count)` once for each key, in any order, and forgets all. Not beside `add`.
    template <typename visit_t>
    void drain(visit_t && visit)
    {
        for (std::size_t shard = 0; shard < shard_count; ++shard)
            drain(shard, visit);
    }

    /// The same for the keys of one shard. Shards may be drained beside each other.
    template <typename visit_t>
    void drain(std::size_t shard, visit_t && visit)
    {
        shards_[shard].keys.drain(visit);
    }

  private:
    using table = counting_table<key_t, slot_t, shard_hash>;

    struct locked_table
    {
        std::mutex mutex;
        table keys; // guarded by mutex
    };

    /// A key of a batch and its hash.
    struct hashed
    {
        std::uint64_t hash;
        std::uint32_t key; ///< its index
    };

    /// The keys of a batch by shard.
    class dealt
    {
      public:
        explicit dealt(std::span<key_t const> keys) : hashed_(keys.size())
        {
            std::vector<std::uint64_t> hashes(keys.size());
            for (std::size_t i = 0; i < keys.size(); ++i)
            {
                hashes[i] = hash_t{}(keys[i]);
                ++ends_[shard_of(hashes[i]) + 1];
            }
            std::partial_sum(ends_.begin(), ends_.end(), ends_.begin());
            auto next = ends_;
            for (std::size_t i = 0; i < keys.size(); ++i)
                hashed_[next[shard_of(hashes[i])]++] = {within_shard(hashes[i]),
                                                        static_cast<std::uint32_t>(i)};
        }

        [[nodiscard]] std::span<hashed const> of(std::size_t shard) const
        {
            return std::span{hashed_}.subspan(ends_[shard], ends_[shard + 1] - ends_[shard]);
        }

      private:
        [[nodiscard]] static std::size_t shard_of(std::uint64_t hash) noexcept
        {
            return hash >> (64 - shard_bits);
        }

        std::vector<hashed> hashed_;
        std::array<std::size_t, shard_count + 1> ends_{}; ///< begins, with the last end
    };

    static void add(std::span<key_t const> keys, std::span<hashed const> some, table & to)
    {
        constexpr std::size_t ahead{16}; // whose places are on their way into the cache
        for (std::size_t i = 0; i < std::min(ahead, some.size()); ++i)
            to.prefetch(some[i].hash);
        for (std::size_t i = 0; i < some.size(); ++i)
        {
            if (i + ahead < some.size())
                to.prefetch(some[i + ahead].hash);
            to.add(keys[some[i].key], some[i].hash, 1);
        }
    }

    std::array<locked_table, shard_count> shards_;
};

} // namespace polarmir::collapse
