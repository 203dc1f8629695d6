#include "made_cohort.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <map>
#include <numeric>

using namespace polarmir;
using namespace polarmir::compare;
using namespace polarmir::test;

namespace {

constexpr double rounding{1e-9};

/// Every number of the comparison by sample or miRNA, so that two can be compared whatever their order.
std::map<std::string, double> numbers_of(mirna_comparison const & found)
{
    std::map<std::string, double> numbers;
    for (std::size_t i = 0; i < found.design.samples.size(); ++i)
    {
        numbers["size " + found.design.samples[i]] = found.sizes[i];
        numbers["factor " + found.design.samples[i]] = found.factors[i];
    }
    for (compared_mirna const & one : found.mirnas)
    {
        std::string const row = std::to_string(one.row);
        numbers["log_fc " + row] = one.test.log_fc;
        numbers["ci_low " + row] = one.test.ci_low;
        numbers["t " + row] = one.test.t;
        numbers["log10_p " + row] = one.test.log10_p;
        numbers["b " + row] = one.test.b.value_or(0);
        numbers["s2_post " + row] = one.test.s2_post;
        numbers["mean " + row] = one.test.mean_expression;
        numbers["adjusted " + row] = one.adjusted_p;
        numbers["cpm " + row] = one.cpm_case / one.cpm_control;
    }
    return numbers;
}

void check_same(mirna_comparison const & found, mirna_comparison const & expected)
{
    auto const numbers = numbers_of(found);
    auto const others = numbers_of(expected);
    REQUIRE(numbers.size() == others.size());
    for (auto const & [name, value] : others)
    {
        CAPTURE(name, value);
        REQUIRE(numbers.contains(name));
        CHECK(std::abs(numbers.at(name) - value) <= rounding * std::max(1.0, std::abs(value)));
    }
}

} // namespace

TEST_CASE("a planted four-fold change is found, with its sign, and little else", "[compare]")
{
    made_cohort data;
    data.change_tumors(40, 41, 4).change_tumors(20, 21, 0.25);
    auto const found = data.compare();
    REQUIRE(found.impossible.empty());
    REQUIRE(found.mirnas.size() == 60);
    for (auto const & [row, change] : std::map<std::size_t, double>{{40, 2}, {20, -2}})
    {
        compared_mirna const & one = find_row(found, row);
        CAPTURE(row, one.test.log_fc, one.test.ci_low, one.test.ci_high);
        CHECK(one.adjusted_p < 0.001);
        CHECK(std::abs(one.test.log_fc - change) < 0.6);
        CHECK(one.test.ci_low < one.test.log_fc);
        CHECK(one.test.ci_high > one.test.log_fc);
        CHECK((one.cpm_case > one.cpm_control) == (change > 0));
    }
    CHECK(std::ranges::count_if(found.mirnas, [](auto const & one) { return one.adjusted_p < 0.05; }) == 2);
    CHECK(found.design.formula == "~group");
    CHECK(found.design.coefficients.back() == "grouptumor");
}

TEST_CASE("when the groups change places only the signs change", "[compare]")
{
    made_cohort data;
    data.change_tumors(30, 33, 3);
    auto const forward = data.compare();
    data.design.groups = {"control", "tumor", false};
    auto const backward = data.compare();
    REQUIRE(backward.mirnas.size() == forward.mirnas.size());
    for (std::size_t i = 0; i < forward.mirnas.size(); ++i)
    {
        compared_mirna const & one = forward.mirnas[i];
        compared_mirna const & other = backward.mirnas[i];
        CHECK(std::abs(one.test.log_fc + other.test.log_fc) < rounding);
        CHECK(std::abs(one.test.ci_low + other.test.ci_high) < rounding);
        CHECK(std::abs(one.test.t + other.test.t) < 1e-7);
        CHECK(std::abs(one.adjusted_p - other.adjusted_p) < rounding);
        CHECK(one.cpm_case == other.cpm_control);
    }
}

TEST_CASE("the order of samples and of columns changes no number", "[compare]")
{
    made_cohort data;
    data.change_tumors(30, 33, 3);
    for (std::size_t i = 0; i < data.design.labels.size(); ++i)
        data.design.labels[i].covariates = {std::to_string(40 + i * i % 7)};
    data.design.columns.covariates = {{"age", false}};
    auto const plain = data.compare();
    REQUIRE(plain.impossible.empty());
    SECTION("columns of the table")
    {
        std::ranges::reverse(data.counts.samples);
        std::ranges::reverse(data.counts.columns);
        auto const found = data.compare();
        check_same(found, plain);
        CHECK(found.design.samples == plain.design.samples);
    }
    SECTION("lines of the sheet")
    {
        std::ranges::rotate(data.design.labels, data.design.labels.begin() + 3);
        check_same(data.compare(), plain);
    }
}

TEST_CASE("the order of the rows of the table changes no number", "[compare]")
{
    made_cohort data;
    data.change_tumors(30, 33, 3);
    auto const plain = data.compare();
    std::ranges::reverse(data.counts.mirnas);
    for (std::vector<double> & column : data.counts.columns)
        std::ranges::reverse(column);
    auto const found = data.compare();
    CHECK(numbers_of(found) == numbers_of(plain));
    CHECK(found.counts == plain.counts);
}

TEST_CASE("samples without counts or reads are left out by name, others are not looked at", "[compare]")
{
    made_cohort data;
    auto const plain = data.compare();
    data.design.labels.insert(data.design.labels.begin(), {"T9", "tumor", "", {}});
    data.design.labels.push_back({"C9", "control", "", {}});
    data.design.labels.push_back({"X", "other", "", {}});
    data.counts.samples.insert(data.counts.samples.end(), {"C9", "X", "nobody"});
    data.counts.columns.resize(data.counts.samples.size(), std::vector<double>(60, 0.0));
    data.counts.columns.back().assign(60, 9e5);
    auto const found = data.compare();
    REQUIRE(found.left_out.size() == 2);
    CHECK(found.left_out[0].sample == "T9");
    CHECK(found.left_out[0].reason == "no counts");
    CHECK(found.left_out[1].sample == "C9");
    CHECK(found.left_out[1].reason == "no miRNA reads");
    check_same(found, plain);
    CHECK(found.labels.size() == 8);
    CHECK(found.counts.columns() == 8);
}

TEST_CASE("a group of one sample cannot be compared, and the reason says so", "[compare]")
{
    made_cohort data;
    for (std::size_t i = 1; i < 4; ++i)
        data.counts.columns[i].assign(60, 0.0);
    auto const found = data.compare();
    CHECK(found.impossible == "group tumor has 1 sample with reads; tests of miRNAs need two");
    CHECK(found.mirnas.empty());
    CHECK(found.left_out.size() == 3);
    data.counts.columns[0].assign(60, 0.0);
    CHECK(data.compare().impossible == "group tumor has 0 samples with reads; tests of miRNAs need two");
}

TEST_CASE("a model of the samples that are left is impossible with its reason", "[compare]")
{
    made_cohort data;
    for (std::size_t i = 0; i < 8; ++i) // C3 alone has batch b1 among the controls
        data.design.labels[i].covariates = {i < 4 || i == 7 ? "b1" : "b2"};
    data.design.columns.covariates = {{"batch", true}};
    CHECK(data.compare().impossible.empty());
    data.counts.columns[7].assign(60, 0.0);
    CHECK(data.compare().impossible.starts_with("group is confounded with batch (b2: control; b1: tumor): "));
}

TEST_CASE("RLE without a miRNA in every sample is impossible, TMM is not", "[compare]")
{
    made_cohort data;
    for (std::size_t row = 0; row < 60; ++row)
        data.counts.columns[row % 8][row] = 0;
    CHECK(data.compare().impossible.empty());
    data.config.normalisation = normalise::method::rle;
    CHECK(data.compare().impossible ==
          "no miRNA has reads in every sample, which RLE needs: use TMM or TMMwsp");
}

TEST_CASE("miRNAs with few reads are not tested and not adjusted for", "[compare]")
{
    made_cohort data;
    auto const plain = data.compare();
    for (std::string const name : {"few1", "few2"})
        data.counts.mirnas.push_back(name);
    for (std::vector<double> & column : data.counts.columns)
        column.insert(column.end(), {2.0, 0.0});
    auto const found = data.compare();
    CHECK(found.counts.rows() == 62);
    CHECK(std::ranges::count(found.is_tested, true) == 60);
    CHECK(found.mirnas.size() == 60);
    CHECK(std::accumulate(found.sizes.begin(), found.sizes.end(), 0.0) ==
          std::accumulate(plain.sizes.begin(), plain.sizes.end(), 0.0));

    for (std::vector<double> & column : data.counts.columns)
        std::fill(column.begin() + 1, column.end(), 1.0);
    CHECK(data.compare().impossible.starts_with("fewer than two miRNAs have reads enough"));
}

TEST_CASE("spike-ins show a common shift that TMM cannot see", "[compare]")
{
    made_cohort data;
    data.change_tumors(0, 60, 0.25);
    data.spike_ins = make_counts(made_names("spike", 4), data.counts.samples, 11);
    for (std::vector<double> & column : data.spike_ins.columns)
        std::fill(column.begin(), column.end(), 500.0);
    auto const median_change = [&] {
        auto const found = data.compare();
        REQUIRE(found.impossible.empty());
        std::vector<double> changes;
        for (compared_mirna const & one : found.mirnas)
            changes.push_back(one.test.log_fc);
        std::ranges::nth_element(changes, changes.begin() + 30);
        return changes[30];
    };
    CHECK(std::abs(median_change()) < 0.1);
    data.config.normalisation = normalise::method::spike_in;
    CHECK(std::abs(median_change() + 2) < 0.1);

    SECTION("in samples of the table by name, wherever they stand")
    {
        double const before = median_change();
        std::ranges::reverse(data.spike_ins.samples);
        std::ranges::reverse(data.spike_ins.columns);
        CHECK(median_change() == before);
    }
    SECTION("a sample without them is named")
    {
        data.spike_ins.samples[2] = "other";
        CHECK(data.compare().impossible.starts_with("sample T2 has fewer than 500 reads of spike-ins"));
    }
    SECTION("without any there is a reason")
    {
        data.spike_ins = {};
        CHECK(data.compare().impossible ==
              "spike-in normalisation needs reads of 3 spike-ins, there are 0: use TMM");
    }
}

TEST_CASE("pairs take differences between subjects out", "[compare]")
{
    made_cohort data;
    for (std::size_t subject = 0; subject < 4; ++subject)
        for (std::size_t const sample : {subject, subject + 4})
            change(data.counts, sample, 30, 40, std::exp2(1.5 * (static_cast<double>(subject) - 1.5)));
    data.change_tumors(35, 36, 3);
    auto const unpaired = data.compare();
    data.design.groups.is_paired = true;
    data.design.columns.block = "patient";
    auto const paired = data.compare();
    REQUIRE(paired.impossible.empty());
    CHECK(paired.design.formula == "~patient + group");
    CHECK(paired.fitted.fit.df_residual == 3);
    CHECK(find_row(paired, 35).test.p < find_row(unpaired, 35).test.p / 100);
    CHECK(find_row(paired, 35).adjusted_p < 0.05);
    CHECK(find_row(unpaired, 35).adjusted_p > 0.05);
    CHECK(std::abs(find_row(paired, 35).test.log_fc - find_row(unpaired, 35).test.log_fc) < 0.3);
}

TEST_CASE("to change by more than a threshold is harder than to change", "[compare]")
{
    made_cohort data;
    data.change_tumors(40, 43, 4);
    auto const plain = data.compare();
    data.config.test.treat_lfc = 1;
    auto const beyond = data.compare();
    for (std::size_t i = 0; i < plain.mirnas.size(); ++i)
    {
        CHECK(beyond.mirnas[i].test.p > plain.mirnas[i].test.p);
        CHECK(beyond.mirnas[i].test.log_fc == plain.mirnas[i].test.log_fc);
        CHECK_FALSE(beyond.mirnas[i].test.b.has_value());
    }
    CHECK(find_row(beyond, 41).adjusted_p < 0.05);
    data.config.test.treat_lfc = 2.5;
    CHECK(find_row(data.compare(), 41).adjusted_p > 0.05);
}

TEST_CASE("samples for which TMM and RLE disagree are named", "[compare]")
{
    made_cohort data;
    CHECK(data.compare().doubted.empty());
    // RLE sees the three miRNAs that all samples have, which are eight-fold down in T1; TMM also the others.
    for (std::size_t row = 0; row < 60; ++row)
    {
        if (row % 20 == 0)
            data.counts.columns[1][row] = std::round(data.counts.columns[1][row] / 8);
        else
            data.counts.columns[2 + row % 6][row] = 0;
    }
    auto const found = data.compare();
    REQUIRE(found.impossible.empty());
    CHECK(std::ranges::count(found.doubted, "T1") == 1);
    CHECK(found.doubted.size() < 8);
}

TEST_CASE("the adjustment is the one asked for, over all tested miRNAs", "[compare]")
{
    made_cohort data;
    data.change_tumors(40, 43, 2);
    for (adjustment const method : {adjustment::bh, adjustment::holm, adjustment::by})
    {
        data.design.method = method;
        auto const found = data.compare();
        std::vector<std::optional<double>> p;
        for (compared_mirna const & one : found.mirnas)
            p.emplace_back(one.test.p);
        auto const adjusted = adjust(p, method);
        for (std::size_t i = 0; i < p.size(); ++i)
            CHECK(found.mirnas[i].adjusted_p == *adjusted[i]);
        CHECK(found.adjusted_by == method);
    }
}

TEST_CASE("limma-trend and robust priors answer the same question", "[compare]")
{
    made_cohort data;
    data.change_tumors(40, 41, 4);
    data.config.test.how = differential::method::trend;
    data.config.test.robust = true;
    auto const found = data.compare();
    REQUIRE(found.impossible.empty());
    CHECK_FALSE(found.fitted.trend.has_value());
    CHECK(find_row(found, 40).adjusted_p < 0.001);
    CHECK(std::abs(find_row(found, 40).test.log_fc - 2) < 0.6);
}

TEST_CASE("the smallest p comes first, also where p is too small for a double", "[compare]")
{
    mirna_comparison found;
    for (double const log10_p : {-2.0, -400.0, -0.1, -500.0, -2.0})
    {
        compared_mirna & one = found.mirnas.emplace_back();
        one.row = found.mirnas.size() - 1;
        one.test.p = std::pow(10, log10_p);
        one.test.log10_p = log10_p;
    }
    std::vector<std::size_t> rows;
    for (compared_mirna const * const one : by_p(found))
        rows.push_back(one->row);
    CHECK(rows == std::vector<std::size_t>{3, 1, 0, 4, 2});
}
