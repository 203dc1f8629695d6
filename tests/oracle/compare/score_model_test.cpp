// Linear models of a score against R's lm (tolerance 1e-10).
#include "support/catch.hpp"
#include "support/oracle_table.hpp"
#include "support/shared_data.hpp"

#include <polarmir/compare/model.hpp>
#include <polarmir/compare/model_test.hpp>

#include <map>

using namespace polarmir;
using namespace polarmir::test;

namespace {

/// The index of every sample with all members.
std::map<std::string, double> read_indices()
{
    io::table const table =
        io::read_table(shared_data("oracles/expected/medium_scores_recommended_index.tsv"));
    std::map<std::string, double> indices;
    for (io::table::row const & row : table.rows)
        if (row.fields[table.column("variant")] == "all")
            indices[row.fields[table.column("sample")]] = *number(table, row, "index_M1_minus_M2");
    return indices;
}

compare::model model_of(std::string const & formula)
{
    io::table const table = io::read_table(shared_data("oracles/inputs/medium_samples.tsv"));
    bool const is_paired = formula == "y~subject+group";
    bool const has_covariates = formula == "y~batch+age+group";
    std::vector<compare::sample_label> labels;
    for (io::table::row const & row : table.rows)
    {
        auto const text = [&](char const * column) { return row.fields[table.column(column)]; };
        labels.push_back({text("sample"), text("group"), text("subject"), {}});
        if (has_covariates)
            labels.back().covariates = {text("batch"), text("age")};
    }
    compare::model_columns columns{"group", "subject", {}};
    if (has_covariates)
        columns.covariates = {{"batch", true}, {"age", false}};
    return compare::make_model(labels, {"tumor", "control", is_paired}, columns);
}

} // namespace

TEST_CASE("oracle: stats_score_lm_medium.tsv", "[oracle]")
{
    constexpr double tolerance{1e-10};
    std::map<std::string, double> const indices = read_indices();
    io::table const table = io::read_table(shared_data("oracles/expected/stats_score_lm_medium.tsv"));
    REQUIRE(table.rows.size() == 3);
    for (io::table::row const & row : table.rows)
    {
        std::string const & formula = row.fields[table.column("model")];
        CAPTURE(formula);
        compare::model const model = model_of(formula);
        std::vector<double> values;
        for (std::string const & sample : model.samples)
            values.push_back(indices.at(sample));
        auto const fitted = compare::model_test(values, model.values);
        REQUIRE(fitted.has_value());
        check_close(fitted->difference, *number(table, row, "estimate"), tolerance);
        check_close(fitted->se, *number(table, row, "se"), tolerance);
        check_close(fitted->t, *number(table, row, "t"), tolerance);
        check_close(fitted->p, *number(table, row, "p"), tolerance);
        CHECK(fitted->df == *number(table, row, "df"));
        check_close(fitted->ci.low, *number(table, row, "ci_lo"), tolerance);
        check_close(fitted->ci.high, *number(table, row, "ci_hi"), tolerance);
    }
}
