// Expected numbers of detected miRNAs at lower depth against R (1e-8).
#include "support/oracle_matrix.hpp"

#include <polarmir/qc/rarefaction.hpp>

using namespace polarmir;
using namespace polarmir::test;

namespace {

void check_curves(std::string const & name)
{
    constexpr double tolerance{1e-8};
    labelled_matrix const counts = read_matrix("inputs/" + name + "_counts.tsv");
    io::table const expected = io::read_table(shared_data("oracles/expected/" + name + "_rarefaction.tsv"));
    std::size_t next{0};
    for (std::size_t sample = 0; sample < counts.columns.size(); ++sample)
        if (next < expected.rows.size() &&
            expected.rows[next].fields[expected.column("sample")] == counts.columns[sample])
            for (auto const & point : qc::rarefaction(column_of(counts.values, sample)))
            {
                io::table::row const & row = expected.rows.at(next++);
                CAPTURE(counts.columns[sample], point.depth);
                CHECK(row.fields[expected.column("sample")] == counts.columns[sample]);
                CHECK(point.depth == *number(expected, row, "depth"));
                check_close(point.detected, *number(expected, row, "expected_detected"), tolerance);
            }
    CHECK(next == expected.rows.size());
}

} // namespace

TEST_CASE("oracle: small_rarefaction.tsv", "[oracle]")
{
    check_curves("small");
}

TEST_CASE("oracle: medium_rarefaction.tsv", "[oracle]")
{
    check_curves("medium");
}
