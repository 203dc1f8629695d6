#include "collapse/shared_counter.hpp"
#include "support/catch.hpp"

#include <cstdint>
#include <map>
#include <numeric>
#include <thread>
#include <utility>
#include <vector>

using namespace polarmir;

namespace {

struct number_slot
{
    [[nodiscard]] bool is_empty() const noexcept { return number == 0; }
    [[nodiscard]] bool holds(std::uint64_t key) const noexcept { return value == key; }
    [[nodiscard]] std::uint64_t key() const noexcept { return value; }
    [[nodiscard]] std::uint64_t count() const noexcept { return number; }
    void set(std::uint64_t key) noexcept { value = key; }
    void add(std::uint64_t count) noexcept { number += count; }

    std::uint64_t value{0};
    std::uint64_t number{0};
};

struct mixed_hash
{
    [[nodiscard]] std::uint64_t operator()(std::uint64_t key) const noexcept
    {
        key *= 0x9e3779b97f4a7c15ULL;
        key ^= key >> 32U;
        return key * 0xbf58476d1ce4e5b9ULL;
    }
};

} // namespace

TEST_CASE("keys that several threads bring at once are counted once each", "[collapse]")
{
    collapse::shared_counter<std::uint64_t, number_slot, mixed_hash> counter;
    constexpr std::uint64_t keys{20'000};
    constexpr std::uint64_t threads{4};
    constexpr std::size_t batch{1000};
    {
        std::vector<std::jthread> pool;
        for (std::uint64_t thread = 1; thread <= threads; ++thread)
            pool.emplace_back(
                [&counter, thread] { // key k comes from the first k % 4 + 1 threads, so often each
                    std::vector<std::uint64_t> some;
                    for (std::uint64_t key = 1; key <= keys; ++key)
                    {
                        if (thread <= key % threads + 1)
                            some.insert(some.end(), thread, key);
                        if (some.size() >= batch || key == keys)
                            counter.add(std::exchange(some, {}));
                    }
                });
    }
    CHECK(counter.size() == keys);
    std::map<std::uint64_t, std::uint64_t> counts;
    bool is_twice{false};
    counter.drain([&](std::uint64_t key, std::uint64_t count) {
        is_twice = is_twice || !counts.emplace(key, count).second;
    });
    CHECK_FALSE(is_twice);
    REQUIRE(counts.size() == keys);
    for (auto const & [key, count] : counts)
    {
        std::uint64_t const last = key % threads + 1;
        CAPTURE(key);
        REQUIRE(count == last * (last + 1) / 2);
    }
    CHECK(counter.size() == 0);
}

TEST_CASE("the keys of one shard are those whose hash names it", "[collapse]")
{
    using counter_type = collapse::shared_counter<std::uint64_t, number_slot, mixed_hash>;
    counter_type counter;
    std::vector<std::uint64_t> keys(5000);
    std::iota(keys.begin(), keys.end(), std::uint64_t{1});
    counter.add(keys);
    std::size_t all{0};
    bool is_elsewhere{false};
    for (std::size_t shard = 0; shard < counter_type::shard_count; ++shard)
        counter.drain(shard, [&](std::uint64_t key, std::uint64_t) {
            is_elsewhere = is_elsewhere || mixed_hash{}(key) >> (64 - counter_type::shard_bits) != shard;
            ++all;
        });
    CHECK(all == keys.size());
    CHECK_FALSE(is_elsewhere);
}
