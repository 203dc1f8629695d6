#include "support/catch.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/pipeline/sample_labels.hpp>

#include <string>
#include <vector>

using namespace polarmir;
using namespace polarmir::pipeline;

namespace {

using names = std::vector<std::string>;

/// Samples S1, S2, ... of these groups.
reference_plan plan(names const & groups, comparison_options const & options = {})
{
    sample_labels labels;
    labels.source = "sheet.tsv";
    labels.columns = {"group"};
    for (std::string const & group : groups)
        labels.rows.push_back({"S" + std::to_string(labels.rows.size() + 1), {group}});
    return plan_comparison(labels, options).reference;
}

comparison_options asked(std::string const & group)
{
    comparison_options options;
    options.reference_group = group;
    return options;
}

} // namespace

TEST_CASE("NA is no group", "[pipeline]")
{
    CHECK(plan({"tumor", "NA", "control", ""}).group == "control");
    CHECK(plan({"NA", ""}).group.empty());
}

TEST_CASE("the control group is the reference cohort", "[pipeline]")
{
    reference_plan const got = plan({"tumor", "control", "tumor", "control"});
    CHECK(got.group == "control");
    CHECK(got.samples == names{"S2", "S4"});
    CHECK(got.calibrates);
    CHECK(got.ambiguity.empty());
}

TEST_CASE("any group can be asked for as reference cohort", "[pipeline]")
{
    reference_plan const got = plan({"tumor", "control", "benign"}, asked("benign"));
    CHECK(got.group == "benign");
    CHECK(got.samples == names{"S3"});
    CHECK(got.calibrates);
    CHECK_THROWS_AS(plan({"tumor", "control"}, asked("healthy")), usage_error);
    CHECK_THROWS_AS(plan_comparison({}, asked("healthy")), usage_error);
}

TEST_CASE("of three groups the control must be named", "[pipeline]")
{
    reference_plan const open = plan({"tumor", "control", "benign"});
    CHECK(open.ambiguity == "groups benign, control, tumor: say which is the reference");
    CHECK_FALSE(open.calibrates);
    comparison_options options;
    options.control_group = "control";
    CHECK(plan({"tumor", "control", "benign"}, options).samples == names{"S2"});
}

TEST_CASE("an only group can be written, but is not compared with itself", "[pipeline]")
{
    reference_plan const got = plan({"donors", "", "donors"});
    CHECK(got.group == "donors");
    CHECK(got.samples == names{"S1", "S3"});
    CHECK_FALSE(got.calibrates);
    reference_plan const none = plan({"", ""});
    CHECK(none.group.empty());
    CHECK(none.ambiguity.empty());
    CHECK_FALSE(none.calibrates);
}
