// Design matrices against R's model.matrix: equal to the last bit.
#include "support/catch.hpp"
#include "support/oracle_table.hpp"
#include "support/shared_data.hpp"

#include <polarmir/compare/model.hpp>

#include <algorithm>

using namespace polarmir;
using namespace polarmir::test;

namespace {

/// Labels of the samples of an oracle data set; these columns are their covariates.
std::vector<compare::sample_label>
read_labels(std::string const & data, std::vector<compare::covariate> const & covariates, bool has_subjects)
{
    io::table const table = io::read_table(shared_data("oracles/inputs/" + data + "_samples.tsv"));
    std::vector<compare::sample_label> labels;
    for (io::table::row const & row : table.rows)
    {
        auto const text = [&](std::string const & column) { return row.fields[table.column(column)]; };
        compare::sample_label one{text("sample"), text("group"), has_subjects ? text("subject") : "", {}};
        for (compare::covariate const & covariate : covariates)
            one.covariates.push_back(text(covariate.name));
        labels.push_back(std::move(one));
    }
    return labels;
}

void check_design(std::string const & data,
                  std::string const & name,
                  std::vector<compare::covariate> const & covariates,
                  bool is_paired = false)
{
    io::table const table = io::read_table(shared_data("oracles/expected/" + name + "_design.tsv"));
    compare::model const built = compare::make_model(read_labels(data, covariates, is_paired),
                                                     {"tumor", "control", is_paired},
                                                     {"group", is_paired ? "subject" : "", covariates});
    REQUIRE(table.header.size() == built.coefficients.size() + 1);
    CHECK(std::equal(built.coefficients.begin(), built.coefficients.end(), table.header.begin() + 1));
    REQUIRE(table.rows.size() == built.samples.size());
    for (std::size_t row = 0; row < built.samples.size(); ++row)
    {
        CHECK(table.rows[row].fields.front() == built.samples[row]);
        for (std::size_t column = 0; column < built.coefficients.size(); ++column)
            CHECK(*number(table, table.rows[row], built.coefficients[column]) == built.values(row, column));
    }
}

} // namespace

TEST_CASE("oracle: small_A_design.tsv", "[oracle]")
{
    check_design("small", "small_A", {});
}

TEST_CASE("oracle: small_B_design.tsv", "[oracle]")
{
    check_design("small", "small_B", {{"batch", true}});
}

TEST_CASE("oracle: medium_A_design.tsv", "[oracle]")
{
    check_design("medium", "medium_A", {});
}

TEST_CASE("oracle: medium_B_design.tsv", "[oracle]")
{
    check_design("medium", "medium_B", {{"batch", true}, {"age", false}});
}

TEST_CASE("oracle: medium_C_design.tsv", "[oracle]")
{
    check_design("medium", "medium_C", {}, true);
}
