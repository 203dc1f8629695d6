#include "support/catch.hpp"

#include <polarmir/compare/adjust.hpp>

#include <vector>

using namespace polarmir::compare;
using p_values = std::vector<std::optional<double>>;

TEST_CASE("absent p-values stay absent and are no tests", "[compare]")
{
    p_values const p{0.02, std::nullopt, 0.01};
    CHECK(adjust(p, adjustment::bh) == p_values{0.02, std::nullopt, 0.02});
    CHECK(adjust(p, adjustment::holm) == p_values{0.02, std::nullopt, 0.02});
    CHECK(adjust(p_values{}, adjustment::bh).empty());
    CHECK(adjust(p_values{std::nullopt}, adjustment::by) == p_values{std::nullopt});
    CHECK(adjust(p_values{0.9, 0.8}, adjustment::holm) == p_values{1.0, 1.0});
}
