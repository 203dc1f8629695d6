#include "collapse/shared_counter.hpp"
#include "support/catch.hpp"

#include <atomic>
#include <cstdint>
#include <numeric>
#include <thread>
#include <vector>

using namespace polarmir;

namespace {

/// A number that counts how often slots are compared with keys.
struct counted_slot
{
    static inline std::atomic<std::uint64_t> compared{0};

    [[nodiscard]] bool is_empty() const noexcept { return number == 0; }
    [[nodiscard]] bool holds(std::uint64_t key) const noexcept
    {
        ++compared;
        return value == key;
    }
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

TEST_CASE("joining tables of unlike sizes compares a few slots for each key", "[collapse]")
{
    collapse::shared_counter<std::uint64_t, counted_slot, mixed_hash> counter;
    constexpr std::uint64_t small{20'000};
    constexpr std::uint64_t large{600'000};
    std::vector<std::uint64_t> few(small);
    std::iota(few.begin(), few.end(), std::uint64_t{1});
    std::vector<std::uint64_t> many(large);
    std::iota(many.begin(), many.end(), small);
    // Both at work at once have a table each.
    std::jthread first{[&] { counter.add(few); }};
    counter.add(many);
    first.join();
    counted_slot::compared = 0;
    CHECK(counter.join(1) == small + large - 1);
    CHECK(counted_slot::compared < 10 * (small + large));
    std::uint64_t sum{0};
    std::uint64_t keys{0};
    counter.drain([&](std::uint64_t, std::uint64_t count) {
        sum += count;
        ++keys;
    });
    CHECK(keys == small + large - 1);
    CHECK(sum == small + large);
}
