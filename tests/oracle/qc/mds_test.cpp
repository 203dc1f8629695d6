// Leading log-fold-changes and their map against limma's plotMDS (1e-8, up to the sign of an axis).
#include "support/oracle_matrix.hpp"

#include <polarmir/qc/mds.hpp>

using namespace polarmir;
using namespace polarmir::test;

namespace {

constexpr double tolerance{1e-8};

matrix distances_of(std::string const & name)
{
    return qc::leading_fold_changes(read_matrix("expected/" + name + "_logcpm_prior2.tsv").values);
}

/// The table holds squares with the means of rows and columns taken off.
matrix centred_squares(matrix const & distances)
{
    std::size_t const n = distances.rows();
    std::vector<double> means(n);
    double mean{0};
    for (std::size_t i = 0; i < n; ++i)
        for (double const distance : distances.row(i))
        {
            means[i] += distance * distance / static_cast<double>(n);
            mean += distance * distance / static_cast<double>(n * n);
        }
    matrix result{n, n};
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            result(i, j) = distances(i, j) * distances(i, j) - means[i] - means[j] + mean;
    return result;
}

void check_distances(std::string const & name)
{
    labelled_matrix const expected = read_matrix("expected/" + name + "_mds_dist2_top100.tsv");
    check_all_close(centred_squares(distances_of(name)), expected.values, tolerance);
}

void check_coordinates(std::string const & name)
{
    labelled_matrix const expected = read_matrix("expected/" + name + "_mds_coords.tsv");
    auto const map = qc::classical_mds(distances_of(name));
    matrix coordinates{expected.values.rows(), 2};
    for (std::size_t i = 0; i < coordinates.rows(); ++i)
        for (std::size_t axis = 0; axis < 2; ++axis)
            coordinates(i, axis) = expected.values(i, axis);
    check_close_up_to_sign(map.coordinates, coordinates, tolerance);
    check_close(map.explained[0], expected.values(0, 2), tolerance);
    check_close(map.explained[1], expected.values(0, 3), tolerance);
}

} // namespace

TEST_CASE("oracle: small_mds_dist2_top100.tsv", "[oracle]")
{
    check_distances("small");
}

TEST_CASE("oracle: medium_mds_dist2_top100.tsv", "[oracle]")
{
    check_distances("medium");
}

TEST_CASE("oracle: small_mds_coords.tsv", "[oracle]")
{
    check_coordinates("small");
}

TEST_CASE("oracle: medium_mds_coords.tsv", "[oracle]")
{
    check_coordinates("medium");
}
