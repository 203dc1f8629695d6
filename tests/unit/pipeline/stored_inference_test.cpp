#include "pipeline/stored_inference.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace polarmir;
using library::name_umi;
using library::status;
using reference::umi_place;

namespace {

library::inference again(library::inference const & found)
{
    std::string const text = pipeline::store_inference(found).dump();
    return pipeline::restore_inference(pipeline::json::parse(text));
}

} // namespace

TEST_CASE("an inference is read back as it was stored", "[pipeline]")
{
    library::inference found;
    found.kit = "custom";
    found.reads = 200'000;
    found.layout = {"AACTGTAGG", 4, 3, umi_place::read_name, 12, name_umi::underscore, true, 64, false};
    library::inference const other = again(found);
    CHECK(other.kit == found.kit);
    CHECK(other.reads == found.reads);
    CHECK(other.layout == found.layout);
}

TEST_CASE("every status and place of a UMI is read back", "[pipeline]")
{
    library::inference found;
    for (status const one : {status::detected,
                             status::kit_only,
                             status::already_trimmed,
                             status::given,
                             status::inherited,
                             status::undetermined})
    {
        found.status = one;
        CHECK(again(found).status == one);
        CHECK(pipeline::store_inference(found).at("status") == name_of(one));
    }
    for (umi_place const one : {umi_place::none,
                                umi_place::before_insert,
                                umi_place::after_adapter,
                                umi_place::random_ends,
                                umi_place::read_name})
    {
        found.layout.umi = one;
        CHECK(again(found).layout.umi == one);
    }
    for (name_umi const one :
         {name_umi::none, name_umi::rx_tag, name_umi::label, name_umi::colon_field, name_umi::underscore})
    {
        found.layout.umi_in_name = one;
        CHECK(again(found).layout.umi_in_name == one);
    }
}

TEST_CASE("an inference of which something is missing is refused", "[pipeline]")
{
    pipeline::json const whole = pipeline::store_inference({});
    for (auto const & [key, value] : whole.items())
    {
        CAPTURE(key);
        pipeline::json part = whole;
        part.erase(key);
        CHECK_THROWS_AS(pipeline::restore_inference(part), pipeline::json::exception);
    }
}
