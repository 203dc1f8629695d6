#include "support/catch.hpp"
#include "synthetic.hpp"

#include <string>
#include <vector>

using namespace polarmir;
using library::status;

namespace {

/// `share` of the reads of the second library in place of those of the first.
library::inference infer_mixed(test::design const & first, test::design const & second, double share)
{
    test::synthetic_reads const a{first};
    test::synthetic_reads const b{second};
    std::vector<reads::read_view> mixed = a.views();
    auto const period = static_cast<std::size_t>(1 / share + 0.5);
    for (std::size_t i = 0; i < mixed.size(); i += period)
        mixed[i] = b.views()[i];
    return test::infer(mixed);
}

test::design nebnext_design()
{
    test::design plan;
    plan.adapter = test::index_primer;
    return plan;
}

} // namespace

TEST_CASE("reads of two libraries have no layout, whatever they differ in")
{
    struct pair
    {
        test::design first;
        test::design second;
    };
    std::vector<pair> const pairs{
        {test::truseq_design(), nebnext_design()},        // the adapter
        {test::truseq_design(), test::nextflex_design()}, // random bases on both sides of the insert
        {test::nextflex_design(), test::truseq_design()},
        {test::nextflex_design(), nebnext_design()}, // both
        {test::truseq_design(), test::qiaseq_design()},
    };
    for (pair const & one : pairs)
        for (double const share : {0.5, 0.25, 0.125})
        {
            auto const found = infer_mixed(one.first, one.second, share);
            CAPTURE(one.first.adapter, one.second.adapter, share, found.reason);
            CHECK(found.status == status::undetermined);
            CHECK(found.refused);
            CHECK(found.reason.find("two libraries in one file") != std::string::npos);
        }
}

TEST_CASE("a few reads of another library are told, fewer are not")
{
    auto const some = infer_mixed(test::truseq_design(), nebnext_design(), 0.05);
    CHECK(some.status == status::detected);
    CHECK(some.kit == "truseq");
    CHECK(test::has_warning(some, "some reads show another library"));
    auto const traces = infer_mixed(test::truseq_design(), nebnext_design(), 0.005);
    CHECK(traces.status == status::detected);
    CHECK_FALSE(test::has_warning(traces, "another library"));
}
