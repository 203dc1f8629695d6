// Spearman correlations of log-CPM against R (1e-12).
#include "support/oracle_matrix.hpp"

#include <polarmir/qc/spearman.hpp>

using namespace polarmir;
using namespace polarmir::test;

namespace {

void check_correlations(std::string const & name)
{
    constexpr double tolerance{1e-12};
    labelled_matrix const log_cpm = read_matrix("expected/" + name + "_logcpm_prior2.tsv");
    labelled_matrix const expected = read_matrix("expected/" + name + "_spearman.tsv");
    check_all_close(qc::spearman(log_cpm.values), expected.values, tolerance);
}

} // namespace

TEST_CASE("oracle: small_spearman.tsv", "[oracle]")
{
    check_correlations("small");
}

TEST_CASE("oracle: medium_spearman.tsv", "[oracle]")
{
    check_correlations("medium");
}
