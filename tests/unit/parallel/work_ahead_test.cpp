#include "support/catch.hpp"

#include <polarmir/parallel/work_ahead.hpp>

#include <atomic>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

using namespace polarmir;

namespace {

/// Numbers from 0 up to `end`.
auto counting(int end)
{
    return [end, next = 0]() mutable { return next == end ? std::nullopt : std::optional{next++}; };
}

} // namespace

TEST_CASE("results of work ahead keep the order of their inputs")
{
    for (std::size_t const threads : {1U, 2U, 5U})
        for (std::size_t const most : {1U, 8U})
        {
            work_ahead<int, std::string> ahead{
                counting(3000), [](int && i) { return std::to_string(i); }, threads, most};
            int expected{0};
            while (auto const result = ahead.next())
                CHECK(*result == std::to_string(expected++));
            CHECK(expected == 3000);
            CHECK(!ahead.next());
        }
}

TEST_CASE("a failure of work ahead comes behind the results before it")
{
    for (std::size_t const threads : {1U, 4U})
    {
        work_ahead<int, int> ahead{counting(3000),
                                   [](int && i) {
                                       if (i >= 100)
                                           throw std::runtime_error{std::to_string(i)};
                                       return i;
                                   },
                                   threads,
                                   4};
        for (int i = 0; i < 100; ++i)
            CHECK(ahead.next() == i);
        CHECK_THROWS_WITH(ahead.next(), "100");
        CHECK_THROWS_WITH(ahead.next(), "100");
    }
}

TEST_CASE("work ahead ends when nobody wants its results")
{
    std::atomic<int> worked{0};
    {
        work_ahead<int, int> ahead{counting(1'000'000'000),
                                   [&](int && i) {
                                       ++worked;
                                       return i;
                                   },
                                   3,
                                   4};
        CHECK(ahead.next() == 0);
    }
    CHECK(worked < 100);
}
