#include "support/catch.hpp"

#include <polarmir/parallel/ordered_pipeline.hpp>

#include <algorithm>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace polarmir;

namespace {

/// What a run over the numbers 0 to 199 gave.
struct outcome
{
    std::vector<int> sunk;
    std::string error;
    friend bool operator==(outcome const &, outcome const &) = default;
};

/// Numbers at which each step throws; -1 for none. `slow`: one at which the work takes long before that.
struct plan
{
    int source{-1};
    std::vector<int> work{};
    int sink{-1};
    int slow{-1};
};

[[noreturn]] void fail(std::string const & step, int number)
{
    throw std::runtime_error{step + " " + std::to_string(number)};
}

outcome follow(plan const & plan, std::size_t threads)
{
    outcome result;
    int next{0};
    auto const source = [&]() -> std::optional<int> {
        if (next == plan.source)
            fail("source", next);
        return next < 200 ? std::optional{next++} : std::nullopt;
    };
    auto const work = [&](int number) {
        if (number == plan.slow)
            std::this_thread::sleep_for(std::chrono::milliseconds{20});
        if (std::find(plan.work.begin(), plan.work.end(), number) != plan.work.end())
            fail("work", number);
        return 2 * number;
    };
    auto const sink = [&](int doubled) {
        if (doubled == 2 * plan.sink)
            fail("sink", plan.sink);
        result.sunk.push_back(doubled);
    };
    try
    {
        ordered_pipeline(threads, source, work, sink);
    }
    catch (std::runtime_error const & error)
    {
        result.error = error.what();
    }
    return result;
}

std::vector<int> doubles_below(int end)
{
    std::vector<int> numbers;
    numbers.reserve(static_cast<std::size_t>(end));
    for (int i = 0; i < end; ++i)
        numbers.push_back(2 * i);
    return numbers;
}

} // namespace

TEST_CASE("results reach the sink in input order for any number of threads")
{
    auto const threads =
        GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{8});
    CHECK((follow({}, threads) == outcome{doubles_below(200), {}}));
}

TEST_CASE("the exception of the earliest batch comes out whichever is thrown first")
{
    auto const threads = GENERATE(std::size_t{1}, std::size_t{2}, std::size_t{4}, std::size_t{8});
    CHECK((follow({.work = {40, 41, 42, 50}, .slow = 40}, threads) == outcome{doubles_below(40), "work 40"}));
    CHECK((follow({.work = {0}, .slow = 0}, threads) == outcome{{}, "work 0"}));
    CHECK(
        (follow({.source = 43, .work = {42}, .slow = 42}, threads) == outcome{doubles_below(42), "work 42"}));
    CHECK((follow({.work = {43, 42}, .sink = 41, .slow = 41}, threads) ==
           outcome{doubles_below(41), "sink 41"}));
}

TEST_CASE("an exception of the source comes behind all batches before it")
{
    auto const threads = GENERATE(std::size_t{1}, std::size_t{2}, std::size_t{8});
    for (int const number : {0, 1, 2, 40, 200})
        CHECK((follow({.source = number, .slow = number - 1}, threads) ==
               outcome{doubles_below(number), "source " + std::to_string(number)}));
}

TEST_CASE("an exception of the sink ends the run")
{
    auto const threads = GENERATE(std::size_t{1}, std::size_t{2}, std::size_t{8});
    CHECK((follow({.sink = 199}, threads) == outcome{doubles_below(199), "sink 199"}));
    CHECK((follow({.sink = 0}, threads) == outcome{{}, "sink 0"}));
}

TEST_CASE("batches and results may be movable only")
{
    using number = std::unique_ptr<int>;
    auto const threads = GENERATE(std::size_t{1}, std::size_t{4});
    int next{0};
    std::vector<int> sunk;
    ordered_pipeline(
        threads,
        [&]() -> std::optional<number> {
            return next < 300 ? std::optional{std::make_unique<int>(next++)} : std::nullopt;
        },
        [](number value) {
            *value *= 2;
            return value;
        },
        [&](number value) { sunk.push_back(*value); });
    CHECK(sunk == doubles_below(300));
}

TEST_CASE("no more batches are on their way than there are threads")
{
    std::atomic<int> on_their_way{0};
    std::atomic<int> most{0};
    int next{0};
    ordered_pipeline(
        2,
        [&]() -> std::optional<int> {
            if (next == 100)
                return std::nullopt;
            most = std::max<int>(most, ++on_their_way);
            return next++;
        },
        [](int number) {
            std::this_thread::sleep_for(std::chrono::microseconds{number % 7 == 0 ? 2000 : 10});
            return number;
        },
        [&](int) { --on_their_way; });
    CHECK(on_their_way == 0);
    CHECK(most <= 2);
}

TEST_CASE("an empty source calls neither work nor sink")
{
    auto const threads = GENERATE(std::size_t{1}, std::size_t{4});
    std::atomic<int> calls{0};
    ordered_pipeline(
        threads,
        []() -> std::optional<int> { return std::nullopt; },
        [&](int number) {
            ++calls;
            return number;
        },
        [&](int) { ++calls; });
    CHECK(calls == 0);
}
