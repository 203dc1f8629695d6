// Principal components of log-CPM against R's prcomp (1e-8, up to the sign of an axis).
#include "support/oracle_matrix.hpp"

#include <polarmir/qc/pca.hpp>

using namespace polarmir;
using namespace polarmir::test;

namespace {

constexpr double tolerance{1e-8};

qc::principal_components components_of(std::string const & name)
{
    labelled_matrix const log_cpm = read_matrix("expected/" + name + "_logcpm_prior2.tsv");
    return qc::pca(log_cpm.values, log_cpm.rows);
}

void check_scores(std::string const & name)
{
    labelled_matrix const expected = read_matrix("expected/" + name + "_pca_scores.tsv");
    check_close_up_to_sign(components_of(name).scores, expected.values, tolerance);
}

void check_variances(std::string const & name)
{
    io::table const expected = io::read_table(shared_data("oracles/expected/" + name + "_pca_var.tsv"));
    auto const result = components_of(name);
    REQUIRE(result.sd.size() == expected.rows.size());
    for (std::size_t i = 0; i < result.sd.size(); ++i)
    {
        check_close(result.sd[i], *number(expected, expected.rows[i], "sdev"), tolerance);
        check_close(result.explained[i], *number(expected, expected.rows[i], "var_explained"), tolerance);
    }
}

} // namespace

TEST_CASE("oracle: small_pca_scores.tsv", "[oracle]")
{
    check_scores("small");
}

TEST_CASE("oracle: medium_pca_scores.tsv", "[oracle]")
{
    check_scores("medium");
}

TEST_CASE("oracle: small_pca_var.tsv", "[oracle]")
{
    check_variances("small");
}

TEST_CASE("oracle: medium_pca_var.tsv", "[oracle]")
{
    check_variances("medium");
}
