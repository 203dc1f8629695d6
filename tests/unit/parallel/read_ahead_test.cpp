#include "support/catch.hpp"

#include <polarmir/parallel/read_ahead.hpp>

#include <atomic>
#include <chrono>
#include <limits>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace polarmir;

namespace {

constexpr int endless{std::numeric_limits<int>::max()};

/// Counts from 0 up to `end`, then ends or fails.
auto counting(int end, bool fails, std::atomic<int> & given)
{
    return [end, fails, &given, next = 0]() mutable -> std::optional<int> {
        if (next == end && fails)
            throw std::runtime_error{"broken"};
        if (next == end)
            return std::nullopt;
        ++given;
        return next++;
    };
}

std::vector<int> up_to(int end)
{
    std::vector<int> numbers;
    for (int i = 0; i < end; ++i)
        numbers.push_back(i);
    return numbers;
}

} // namespace

TEST_CASE("read-ahead gives every value in order and then the end again and again")
{
    for (std::size_t const most : {1U, 2U, 16U})
    {
        CAPTURE(most);
        std::atomic<int> given{0};
        read_ahead<int> ahead{counting(5000, false, given), most};
        std::vector<int> taken;
        while (std::optional<int> const value = ahead.next())
            taken.push_back(*value);
        CHECK(taken == up_to(5000));
        CHECK(!ahead.next());
        CHECK(!ahead.next());
    }
}

TEST_CASE("read-ahead rethrows an exception behind the values before it")
{
    std::atomic<int> given{0};
    read_ahead<int> ahead{counting(300, true, given), 8};
    std::vector<int> taken;
    std::string message;
    try
    {
        while (std::optional<int> const value = ahead.next())
            taken.push_back(*value);
    }
    catch (std::runtime_error const & error)
    {
        message = error.what();
    }
    CHECK(taken == up_to(300));
    CHECK(message == "broken");
    CHECK_THROWS_AS(ahead.next(), std::runtime_error);
}

TEST_CASE("read-ahead stops at its bound and ends when it is destroyed")
{
    std::atomic<int> given{0};
    {
        read_ahead<int> const ahead{counting(endless, false, given), 16};
        for (int before = -1; before != given;)
        {
            before = given;
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
        }
        CHECK(given > 0);
        CHECK(given <= 16 + 1); // one more waits for room
    }
    {
        read_ahead<int> ahead{counting(endless, false, given), 16};
        CHECK(ahead.next() == 0);
    }
}
