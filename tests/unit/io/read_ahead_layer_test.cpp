#include "io/read_ahead_layer.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

using namespace polarmir;

namespace {

/// `bytes` times the letter x, then the end or an exception; counts what was asked of it.
class counting_layer final : public io::byte_layer
{
  public:
    counting_layer(std::size_t bytes, bool fails, std::atomic<std::size_t> & given) :
        left_{bytes}, fails_{fails}, given_{given}
    {}

    [[nodiscard]] std::size_t read_some(std::span<char> into) override
    {
        if (left_ == 0 && fails_)
            throw std::runtime_error{"broken"};
        std::size_t const count = std::min({into.size(), left_, std::size_t{100'000}});
        std::fill_n(into.begin(), count, 'x');
        left_ -= count;
        given_ += count;
        return count;
    }

  private:
    std::size_t left_;
    bool fails_;
    std::atomic<std::size_t> & given_;
};

constexpr std::size_t endless{std::size_t{1} << 50};
constexpr std::size_t most_ahead{std::size_t{16} << 20};

} // namespace

TEST_CASE("read-ahead gives every byte and then the end again and again")
{
    std::atomic<std::size_t> given{0};
    io::read_ahead_layer layer{std::make_unique<counting_layer>(5'000'000, false, given)};
    std::string buffer(70'001, '\0');
    std::size_t total{0};
    while (std::size_t const count = layer.read_some(buffer))
        total += count;
    CHECK(total == 5'000'000);
    CHECK(layer.read_some(buffer) == 0);
    CHECK(layer.read_some(buffer) == 0);
}

TEST_CASE("read-ahead rethrows an exception behind the bytes before it")
{
    std::atomic<std::size_t> given{0};
    io::read_ahead_layer layer{std::make_unique<counting_layer>(3'000'000, true, given)};
    std::string buffer(50'000, '\0');
    std::size_t total{0};
    std::string message;
    try
    {
        while (std::size_t const count = layer.read_some(buffer))
            total += count;
    }
    catch (std::runtime_error const & error)
    {
        message = error.what();
    }
    CHECK(total == 3'000'000);
    CHECK(message == "broken");
    CHECK_THROWS_AS(layer.read_some(buffer), std::runtime_error);
}

TEST_CASE("read-ahead stops at its bound and ends when it is destroyed")
{
    std::atomic<std::size_t> given{0};
    {
        io::read_ahead_layer const layer{std::make_unique<counting_layer>(endless, false, given)};
        for (std::size_t before = 1; before != given;)
        {
            before = given;
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
        }
        CHECK(given > 0);
        CHECK(given <= most_ahead);
    }
    {
        io::read_ahead_layer layer{std::make_unique<counting_layer>(endless, false, given)};
        std::string buffer(1000, '\0');
        CHECK(layer.read_some(buffer) == 1000);
    }
}
