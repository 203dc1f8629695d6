#include "support/catch.hpp"

#include <polarmir/compare/contrast.hpp>
#include <polarmir/core/error.hpp>

using namespace polarmir;
using namespace polarmir::compare;

namespace {

std::vector<sample_label> samples_in(std::vector<std::string> const & groups)
{
    std::vector<sample_label> samples;
    for (std::string const & group : groups)
        samples.push_back({"S" + std::to_string(samples.size() + 1), group, {}, {}});
    return samples;
}

std::string chosen(std::vector<std::string> const & groups, contrast_request const & request = {})
{
    contrast_choice const choice = choose_contrast(samples_in(groups), request);
    return choice.chosen ? choice.chosen->name() : "none: " + choice.reason;
}

} // namespace

TEST_CASE("of two groups the one with a control's name is the control", "[compare]")
{
    CHECK(chosen({"tumor", "control"}) == "tumor - control");
    CHECK(chosen({"Control", "tumor", "tumor"}) == "tumor - Control");
    for (char const * const name : {"ctrl", "healthy", "NORMAL"})
        CHECK(chosen({name, "x"}) == std::string{"x - "} + name);
    CHECK(chosen({"a", "b"}) == "none: groups a, b: say which is the control with --control");
    CHECK(chosen({"healthy", "control"}) ==
          "none: groups healthy, control: say which is the control with --control");
}

TEST_CASE("nothing is guessed of one group or many", "[compare]")
{
    CHECK(chosen({"a", "a"}) == "none: all samples are in group a");
    CHECK(chosen({"", ""}) == "none: no sample has a group");
    CHECK(chosen({"a", "b", "control"}) ==
          "none: 3 groups (a, b, control): choose two with --case and --control");
}

TEST_CASE("groups that are asked for", "[compare]")
{
    CHECK(chosen({"a", "b", "c"}, {"c", "a", false}) == "c - a");
    CHECK(chosen({"a", "b"}, {"b", {}, false}) == "b - a");
    CHECK(chosen({"a", "b"}, {{}, "b", false}) == "a - b");
    CHECK(chosen({"tumor", "control"}, {"control", {}, false}) == "control - tumor");
    CHECK_THROWS_AS(chosen({"a", "b"}, {"z", {}, false}), usage_error);
    CHECK_THROWS_AS(chosen({"a", "b"}, {{}, "z", false}), usage_error);
    CHECK_THROWS_AS(chosen({"a", "b"}, {"a", "a", false}), usage_error);
}

TEST_CASE("pairs need one sample of each group in a block", "[compare]")
{
    std::vector<sample_label> samples{{"S1", "tumor", "P1", {}},
                                      {"S2", "control", "P1", {}},
                                      {"S3", "tumor", "P2", {}},
                                      {"S4", "other", "", {}}};
    contrast_request const paired{"tumor", "control", true};
    CHECK(choose_contrast(samples, paired).chosen->is_paired);
    samples.push_back({"S5", "tumor", "P2", {}});
    CHECK_THROWS_AS(choose_contrast(samples, paired), input_error);
    samples.back() = {"S5", "control", "", {}};
    CHECK_THROWS_AS(choose_contrast(samples, paired), input_error);
}
