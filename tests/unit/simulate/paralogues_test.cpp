#include "simulate/paralogues.hpp"
#include "support/catch.hpp"

#include <polarmir/reference/embedded.hpp>

using namespace polarmir;
using namespace polarmir::simulate;

namespace {

std::uint32_t row_named(std::string_view name)
{
    auto const & panel = reference::human_panel();
    for (std::uint32_t row = 0; row < panel.rows().size(); ++row)
        if (panel.row_mature(row).name == name)
            return row;
    FAIL(name << " is not in the panel");
    return 0;
}

} // namespace

TEST_CASE("near paralogues differ by two bases at most, also when one begins a base later")
{
    CHECK(are_near_paralogues("TGAGGTAGTAGGTTGTATAGTT", "TGAGGTAGTAGGTTGTGTGGTT"));  // let-7a, let-7b
    CHECK(!are_near_paralogues("TGAGGTAGTAGGTTGTATAGTT", "TGAGGTAGTAGTTTGTGCTGTT")); // let-7a, let-7i
    CHECK(are_near_paralogues("ACTGGACTTGGAGTCAGAAGGC", "CTGGACTTGGAGTCAGAAGGCC"));
    CHECK(are_near_paralogues("CTGGACTTGGAGTCAGAAGG", "ACTGGACTTGGAGTCAGAAGG"));
    CHECK(!are_near_paralogues("ACTGGACTTGGAGTCAGAAGG", "TGGACTTGGAGTCAGAAGGCC")); // two bases later
}

TEST_CASE("of near paralogues only the most abundant keeps its abundance")
{
    auto const & panel = reference::human_panel();
    std::vector<double> weights(panel.rows().size(), 0.0);
    std::uint32_t const a = row_named("hsa-let-7a-5p");
    std::uint32_t const c = row_named("hsa-let-7c-5p");
    std::uint32_t const i = row_named("hsa-let-7i-5p");
    std::uint32_t const other = row_named("hsa-miR-21-5p");
    weights[a] = 2;
    weights[c] = 3;
    weights[i] = 1;
    weights[other] = 0.5;
    silence_paralogues(panel, weights);
    CHECK(weights[a] == 0);
    CHECK(weights[c] == 3);
    CHECK(weights[i] == 1);
    CHECK(weights[other] == 0.5);
}
