#include "support/catch.hpp"

#include <polarmir/compare/model.hpp>
#include <polarmir/core/error.hpp>

using namespace polarmir;
using namespace polarmir::compare;

namespace {

contrast const tumor_control{"tumor", "control"};

std::string refusal(std::vector<sample_label> const & samples,
                    model_columns const & columns,
                    contrast const & groups = tumor_control)
{
    try
    {
        static_cast<void>(make_model(samples, groups, columns));
    }
    catch (input_error const & error)
    {
        return error.what();
    }
    return "accepted";
}

std::vector<double> column(model const & built, std::size_t index)
{
    std::vector<double> values;
    for (std::size_t row = 0; row < built.values.rows(); ++row)
        values.push_back(built.values(row, index));
    return values;
}

} // namespace

TEST_CASE("groups alone are an intercept and one column", "[compare]")
{
    std::vector<sample_label> const samples{
        {"a", "tumor", "", {}}, {"b", "other", "", {}}, {"c", "control", "", {}}, {"d", "tumor", "", {}}};
    model const built = make_model(samples, tumor_control, {"condition", "", {}});
    CHECK(built.formula == "~condition");
    CHECK(built.samples == std::vector<std::string>{"a", "c", "d"});
    CHECK(built.coefficients == std::vector<std::string>{"(Intercept)", "conditiontumor"});
    CHECK(column(built, 0) == std::vector<double>{1, 1, 1});
    CHECK(column(built, 1) == std::vector<double>{1, 0, 1});
    CHECK(built.values.rows() == 3);
}

TEST_CASE("levels come in natural order, numbers as they are", "[compare]")
{
    std::vector<sample_label> const samples{{"a", "tumor", "", {"b10", "60"}},
                                            {"b", "control", "", {"b2", "50.5"}},
                                            {"c", "tumor", "", {"b1", "70"}},
                                            {"d", "control", "", {"b10", "40"}},
                                            {"e", "control", "", {"b1", "41"}},
                                            {"f", "tumor", "", {"b2", "42"}}};
    model const built = make_model(samples, tumor_control, {"group", "", {{"batch", true}, {"age", false}}});
    CHECK(built.formula == "~batch + age + group");
    CHECK(built.coefficients ==
          std::vector<std::string>{"(Intercept)", "batchb2", "batchb10", "age", "grouptumor"});
    CHECK(column(built, 1) == std::vector<double>{0, 1, 0, 0, 0, 1});
    CHECK(column(built, 2) == std::vector<double>{1, 0, 0, 1, 0, 0});
    CHECK(column(built, 3) == std::vector<double>{60, 50.5, 70, 40, 41, 42});
}

TEST_CASE("a batch that tells the group is refused with its levels", "[compare]")
{
    std::vector<sample_label> const samples{{"a", "tumor", "", {"b1"}},
                                            {"b", "tumor", "", {"b3"}},
                                            {"c", "control", "", {"b2"}},
                                            {"d", "control", "", {"b2"}},
                                            {"e", "tumor", "", {"b3"}}};
    CHECK(refusal(samples, {"group", "", {{"batch", true}}}) ==
          "group is confounded with batch (b2: control; b1, b3: tumor): no analysis can tell a difference "
          "between groups from one between values of batch; add samples of both groups, or leave batch out "
          "and say so");
}

TEST_CASE("a number that tells the group is refused", "[compare]")
{
    std::vector<sample_label> const samples{{"a", "tumor", "", {"2"}},
                                            {"b", "control", "", {"1"}},
                                            {"c", "tumor", "", {"2"}},
                                            {"d", "control", "", {"1"}}};
    CHECK(refusal(samples, {"group", "", {{"dose", false}}}).starts_with("group is confounded with dose: "));
}

TEST_CASE("two covariates that only together tell the group are named together", "[compare]")
{
    // group = 1 where exactly the sum of x and y is 1
    std::vector<sample_label> const samples{{"a", "control", "", {"0", "0"}},
                                            {"b", "tumor", "", {"1", "0"}},
                                            {"c", "tumor", "", {"0", "1"}},
                                            {"d", "control", "", {"1", "-1"}},
                                            {"e", "control", "", {"2", "-2"}}};
    CHECK(refusal(samples, {"group", "", {{"x", false}, {"y", false}}})
              .starts_with("group is confounded with x and y together"));
}

TEST_CASE("what a subject says already is named as aliased", "[compare]")
{
    std::vector<sample_label> samples;
    for (int i = 0; i < 4; ++i)
        for (char const * const group : {"control", "tumor"})
            samples.push_back(
                {group + std::to_string(i), group, "P" + std::to_string(i), {i < 2 ? "b1" : "b2"}});
    contrast const paired{"tumor", "control", true};
    CHECK(make_model(samples, paired, {"group", "patient", {}}).formula == "~patient + group");
    CHECK(
        refusal(samples, {"group", "patient", {{"batch", true}}}, paired) ==
        "the model ~patient + batch + group cannot be fitted: batchb2 follows from patient; leave batch out");
}

TEST_CASE("a covariate needs a value, a difference and a number where it is one", "[compare]")
{
    std::vector<sample_label> samples{{"a", "tumor", "", {"1"}},
                                      {"b", "control", "", {"1"}},
                                      {"c", "tumor", "", {"1"}},
                                      {"d", "x", "", {""}}};
    model_columns const factor{"group", "", {{"batch", true}}};
    model_columns const number{"group", "", {{"age", false}}};
    CHECK(refusal(samples, factor) ==
          "batch is 1 for all samples that are compared: there is nothing to adjust for, leave it out");
    CHECK(refusal(samples, number).starts_with("age is 1 for all samples"));
    for (char const * const missing : {"", "NA"})
    {
        samples[1].covariates = {missing};
        CHECK(refusal(samples, factor) ==
              "sample b has no batch; a model needs it for every sample that is compared");
    }
    samples[1].covariates = {"old"};
    CHECK(refusal(samples, number) == "sample b: age 'old' is not a number");
    samples[1].covariates = {"inf"};
    CHECK(refusal(samples, number) == "sample b: age 'inf' is not a number");
}

TEST_CASE("a model needs more samples than coefficients and both groups", "[compare]")
{
    std::vector<sample_label> const samples{
        {"a", "tumor", "", {"1"}}, {"b", "control", "", {"2"}}, {"c", "tumor", "", {"4"}}};
    CHECK(refusal(samples, {"group", "", {{"age", false}}}) ==
          "the model ~age + group has 3 coefficients for 3 samples: nothing is left to estimate the variance "
          "from; leave covariates out or add samples");
    CHECK(refusal({{"a", "tumor", "", {}}}, {}) == "no sample of group control is left to compare");
}

TEST_CASE("numbers of very different size are told apart", "[compare]")
{
    std::vector<sample_label> const samples{{"a", "tumor", "", {"1e9", "1e-9"}},
                                            {"b", "control", "", {"2e9", "3e-9"}},
                                            {"c", "tumor", "", {"4e9", "2e-9"}},
                                            {"d", "control", "", {"3e9", "1e-9"}},
                                            {"e", "control", "", {"5e9", "5e-9"}}};
    CHECK(make_model(samples, tumor_control, {"group", "", {{"x", false}, {"y", false}}}).values.columns() ==
          4);
}
