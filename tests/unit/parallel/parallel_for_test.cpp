#include "support/catch.hpp"

#include <polarmir/parallel/parallel_for.hpp>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace polarmir;

namespace {

/// How often each position was visited, over pieces that must be no larger than `grain`.
std::vector<int> visits(std::size_t threads, std::size_t size, std::size_t grain)
{
    std::vector<int> counts(size, 0);
    std::atomic<bool> good{true};
    parallel_for(threads, size, grain, [&](std::size_t begin, std::size_t end) {
        if (begin >= end || end > size || end - begin > std::max<std::size_t>(grain, 1))
            good = false;
        for (std::size_t i = begin; i < std::min(end, size); ++i)
            ++counts[i];
    });
    CHECK(good);
    return counts;
}

/// Piece 5 fails late, 6 and 50 at once.
void slow_failure(std::size_t begin, std::size_t /*end*/)
{
    if (begin == 5)
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    if (begin == 5 || begin == 6 || begin == 50)
        throw std::runtime_error{std::to_string(begin)};
}

/// The pieces 0 to 3 fail, each a while after the one below it.
void failures_in_order(std::size_t begin, std::size_t /*end*/)
{
    if (begin > 3)
        return;
    std::this_thread::sleep_for(std::chrono::milliseconds{20 * (begin + 1)});
    throw std::runtime_error{std::to_string(begin)};
}

std::string message_of(auto const & call)
{
    try
    {
        call();
    }
    catch (std::runtime_error const & error)
    {
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("a parallel loop visits every position once")
{
    auto const threads = GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{8});
    for (std::size_t const size : {0U, 1U, 2U, 99U, 100U, 101U, 1000U})
        for (std::size_t const grain : {0U, 1U, 10U, 99U, 5000U})
            CHECK(visits(threads, size, grain) == std::vector<int>(size, 1));
}

TEST_CASE("the exception of the lowest piece comes out of a parallel loop")
{
    auto const threads = GENERATE(std::size_t{1}, std::size_t{2}, std::size_t{8});
    CHECK(message_of([&] { parallel_for(threads, 100, 1, slow_failure); }) == "5");
    CHECK(message_of([&] { parallel_for(threads, 100, 1, failures_in_order); }) == "0");
}

TEST_CASE("pieces below a failed one are always run")
{
    auto const threads = GENERATE(std::size_t{1}, std::size_t{4});
    std::vector<int> done(100, 0);
    auto const body = [&](std::size_t begin, std::size_t) {
        done[begin] = 1;
        if (begin >= 60)
            throw std::runtime_error{std::to_string(begin)};
    };
    CHECK(message_of([&] { parallel_for(threads, done.size(), 1, body); }) == "60");
    CHECK(std::count(done.begin(), done.begin() + 61, 1) == 61);
}
