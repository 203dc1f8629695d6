#include "support/catch.hpp"

#include <polarmir/parallel/parallel_sort.hpp>

#include <algorithm>
#include <functional>
#include <random>
#include <vector>

using namespace polarmir;

TEST_CASE("any number of threads sorts alike")
{
    auto const threads = GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{8});
    std::mt19937 random{3};
    for (std::size_t const size : {0U, 1U, 2U, 1000U, 300'000U})
    {
        std::vector<unsigned> numbers(size);
        std::ranges::generate(numbers, [&] { return random() % 1000; });
        std::vector<unsigned> expected = numbers;
        std::ranges::sort(expected, std::greater{});
        parallel_sort(threads, numbers, std::greater{});
        CHECK(numbers == expected);
    }
}
