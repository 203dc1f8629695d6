#include "support/catch.hpp"

#include <polarmir/score/verdict.hpp>

#include <vector>

using namespace polarmir::score;

namespace {

sample_depth depth(double reads, std::size_t panel = 100)
{
    return {reads, panel, 50};
}

/// Ten members, all in the table.
coverage seen(std::size_t detected, double weight, double effective)
{
    return {10, 0, 10, detected, 1, weight, effective};
}

} // namespace

TEST_CASE("a verdict names the first thing that is missing", "[score]")
{
    struct expectation
    {
        sample_depth depth;
        coverage seen;
        verdict result;
        std::string reason;
    };
    coverage const nothing{10, 0, 0, 0, 0, 0, 0};
    coverage const only_red_cell{10, 10, 0, 0, 0, 0, 0};
    std::vector<expectation> const cases{
        {depth(3e5), seen(5, 0.5, 4), verdict::ok, ""},
        {depth(299'999), seen(5, 0.5, 4), verdict::low, "depth (299,999 of 300,000 miRNA counts, 1 missing)"},
        {depth(3e5), seen(5, 0.5, 3.9), verdict::low, "effective members (3.9 of 4)"},
        {depth(3e5), seen(5, 0.49, 4), verdict::low, "coverage (0.49 of 0.5 of the weight detected)"},
        {depth(3e5), seen(5, 0.5, 3.97), verdict::low, "effective members (3.9 of 4)"},
        {depth(3e5), seen(5, 0.4999, 4), verdict::low, "coverage (0.49 of 0.5 of the weight detected)"},
        {depth(1e5),
         seen(5, 0.3, 1),
         verdict::low,
         "depth (100,000 of 300,000 miRNA counts, 200,000 missing)"},
        {depth(99'999.9),
         seen(9, 1, 9),
         verdict::not_scorable,
         "depth (99,999 of 100,000 miRNA counts, 1 missing)"},
        {depth(0), nothing, verdict::not_scorable, "depth (0 of 100,000 miRNA counts, 100,000 missing)"},
        {depth(1e6, 49), seen(9, 1, 9), verdict::not_scorable, "panel (49 of 50 panel miRNAs in the table)"},
        {depth(1e6), nothing, verdict::not_scorable, "empty_set (no member in the table)"},
        {depth(1e6), only_red_cell, verdict::not_scorable, "empty_set (every member is a red-cell miRNA)"},
        {depth(1e6), seen(4, 0.9, 4), verdict::not_scorable, "members (4 of 5 detected)"},
        {depth(1e6),
         seen(5, 0.29, 4),
         verdict::not_scorable,
         "coverage (0.29 of 0.3 of the weight detected)"},
    };
    for (expectation const & one : cases)
    {
        judgement const got = judge(one.depth, one.seen);
        CHECK(got.reason == one.reason);
        CHECK(got.result == one.result);
    }
}

TEST_CASE("the verdict on a difference is the worse of both", "[score]")
{
    judgement const ok{};
    judgement const low{verdict::low, "few"};
    judgement const bad{verdict::not_scorable, "none"};
    CHECK(worse(ok, ok).result == verdict::ok);
    CHECK(worse(ok, ok).reason.empty());
    CHECK(worse(ok, low).result == verdict::low);
    CHECK(worse(ok, low).reason == "M2: few");
    CHECK(worse(bad, low).result == verdict::not_scorable);
    CHECK(worse(bad, low).reason == "M1: none");
    CHECK(worse(bad, bad).reason == "none");
    CHECK(worse(low, {verdict::low, "thin"}).reason == "M1: few; M2: thin");
}

TEST_CASE("the effective number of members falls with unequal weights", "[score]")
{
    CHECK(effective_members(std::vector<double>{}) == 0);
    CHECK(effective_members(std::vector<double>{2, 2, 2, 2}) == 4);
    CHECK(effective_members(std::vector<double>{3, 1}) == 1.6);
}
