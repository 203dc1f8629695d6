// edgeR's cpm(log = TRUE, prior.count = 2) with effective library sizes by TMM (absolute 1e-12).
#include "cohorts.hpp"

#include <polarmir/normalise/factors.hpp>
#include <polarmir/normalise/log_cpm.hpp>

using namespace polarmir;
using namespace polarmir::test;

namespace {

void check_log_cpm(std::string const & name)
{
    constexpr double tolerance{1e-12};
    labelled_matrix const expected = read_matrix("expected/" + name + "_logcpm_prior2.tsv");
    cohort const data = read_cohort(name);
    auto const factors = normalise::factors(data.filtered, normalise::method::tmm, data.all.columns);
    auto const sizes = normalise::effective_sizes(data.filtered, factors);
    check_all_close(normalise::log_cpm(data.filtered, sizes), expected.values, tolerance);
}

} // namespace

TEST_CASE("oracle: small_logcpm_prior2.tsv", "[oracle]")
{
    check_log_cpm("small");
}

TEST_CASE("oracle: medium_logcpm_prior2.tsv", "[oracle]")
{
    check_log_cpm("medium");
}
