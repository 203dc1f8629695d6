// Scores against an R implementation of the same formulas (tolerance 1e-10).
#include "simulated_counts.hpp"
#include "support/catch.hpp"

using namespace polarmir;
using namespace polarmir::test;

namespace {

constexpr double tolerance{1e-10};

/// The settings with which the reference numbers of a matrix were computed.
score::config settings_of(std::string const & name)
{
    score::config settings;
    if (name == "small")
    {
        settings.min_panel = 10;
        settings.null_neighbours = 10;
    }
    return settings;
}

score::scorer scorer_of(simulated_counts const & data)
{
    return {data.rows, data.sets, data.background, {data.red_cell, {}}, settings_of(data.name)};
}

score::set_score const & find_set(score::sample_scores const & scores,
                                  score::scorer const & scorer,
                                  std::string const & set,
                                  std::string const & variant)
{
    for (score::set_score const & one : scores.sets)
        if (scorer.sets()[one.set].name == set && name_of(one.variant) == variant)
            return one;
    throw std::out_of_range{set};
}

void check_null(score::set_score const & one, io::table const & table, io::table::row const & row)
{
    REQUIRE(one.null.has_value());
    check_close(one.null->weight, 1, tolerance);
    check_close(one.null->mean, *number(table, row, "null_mu"), tolerance);
    check_close(one.null->sd, *number(table, row, "null_sd"), tolerance);
    check_close(one.null->z, *number(table, row, "null_z"), tolerance);
}

void check_set(score::set_score const & one, io::table const & table, io::table::row const & row)
{
    REQUIRE(one.value.has_value());
    REQUIRE(one.loo.has_value());
    check_close(one.value->score, *number(table, row, "score"), tolerance);
    check_close(one.value->se_sampling, *number(table, row, "se_sampling"), tolerance);
    check_close(one.value->se_total, *number(table, row, "se_total"), tolerance);
    CHECK(static_cast<double>(one.seen.in_reference) == *number(table, row, "n_in_annotation"));
    CHECK(static_cast<double>(one.seen.detected) == *number(table, row, "n_detected"));
    check_close(one.seen.weight_in_reference, *number(table, row, "cov_annotation"), tolerance);
    check_close(one.seen.weight_detected, *number(table, row, "cov_detected"), tolerance);
    check_close(one.seen.effective, *number(table, row, "n_eff_detected"), tolerance);
    CHECK(one.loo->mirna == row.fields[table.column("loo_max_id")]);
    check_close(one.loo->change, *number(table, row, "loo_max_change"), tolerance);
    check_null(one, table, row);
}

void check_sets(std::string const & name)
{
    simulated_counts const data{name};
    score::scorer const scorer = scorer_of(data);
    io::table const expected =
        io::read_table(shared_data("oracles/expected/" + name + "_scores_recommended_sets.tsv"));
    for (io::table::row const & row : expected.rows)
    {
        std::string const & sample = row.fields[expected.column("sample")];
        std::string const & set = row.fields[expected.column("set")];
        std::string const & variant = row.fields[expected.column("variant")];
        CAPTURE(sample, set, variant);
        score::sample_scores const scores = scorer(sample, data.sample(sample));
        check_close(*scores.background, *number(expected, row, "background"), tolerance);
        check_set(find_set(scores, scorer, set, variant), expected, row);
    }
}

void check_indices(std::string const & name)
{
    simulated_counts const data{name};
    score::scorer const scorer = scorer_of(data);
    io::table const expected =
        io::read_table(shared_data("oracles/expected/" + name + "_scores_recommended_index.tsv"));
    REQUIRE(scorer.pairs().size() == 1);
    for (io::table::row const & row : expected.rows)
    {
        std::string const & sample = row.fields[expected.column("sample")];
        std::string const & variant = row.fields[expected.column("variant")];
        CAPTURE(sample, variant);
        score::sample_scores const scores = scorer(sample, data.sample(sample));
        REQUIRE(scores.indices.size() == 2);
        score::index_score const & one = scores.indices[variant == "all" ? 0 : 1];
        REQUIRE(one.value.has_value());
        check_close(one.value->score, *number(expected, row, "index_M1_minus_M2"), tolerance);
        check_close(one.value->se_sampling, *number(expected, row, "se_sampling"), tolerance);
        check_close(one.value->se_total, *number(expected, row, "se_total"), tolerance);
    }
}

} // namespace

TEST_CASE("oracle: small_scores_recommended_sets.tsv", "[oracle]")
{
    check_sets("small");
}

TEST_CASE("oracle: medium_scores_recommended_sets.tsv", "[oracle]")
{
    check_sets("medium");
}

TEST_CASE("oracle: small_scores_recommended_index.tsv", "[oracle]")
{
    check_indices("small");
}

TEST_CASE("oracle: medium_scores_recommended_index.tsv", "[oracle]")
{
    check_indices("medium");
}
