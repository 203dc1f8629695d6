#include "core/quantile.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/normalise/filter.hpp>
#include <polarmir/normalise/library_size.hpp>

#include <algorithm>
#include <map>
#include <numeric>

#include <Eigen/QR>

namespace polarmir::normalise {
namespace {

constexpr double million{1e6};
/// Sums of fractional counts and leverages are rounded.
constexpr double rounding{1e-10};

template <typename label_t>
double smallest_group(std::span<label_t const> groups)
{
    std::map<label_t, std::size_t> sizes;
    for (label_t const & group : groups)
        ++sizes[group];
    std::size_t smallest{groups.size()};
    for (auto const & [group, size] : sizes)
        smallest = std::min(smallest, size);
    return static_cast<double>(smallest);
}

/// A column that is a combination of others up to this share of its length is left out, as R does.
constexpr double dependent{1e-7};

double largest_leverage(matrix const & design)
{
    auto const rows = static_cast<Eigen::Index>(design.rows());
    auto const columns = static_cast<Eigen::Index>(design.columns());
    Eigen::MatrixXd with_constant(rows, columns + 1);
    with_constant.col(0).setOnes();
    for (Eigen::Index i = 0; i < rows; ++i)
        for (Eigen::Index j = 0; j < columns; ++j)
            with_constant(i, j + 1) = design(static_cast<std::size_t>(i), static_cast<std::size_t>(j));
    with_constant.colwise().normalize(); // so that the unit of a covariate does not matter
    Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(rows, columns + 1);
    qr.setThreshold(dependent).compute(with_constant);
    Eigen::MatrixXd const basis = qr.householderQ() * Eigen::MatrixXd::Identity(rows, qr.rank());
    return basis.rowwise().squaredNorm().maxCoeff();
}

std::vector<bool> expressed_in(double samples, matrix const & counts, filter_config const & config)
{
    config.validate();
    if (samples > config.large_group)
        samples = config.large_group + config.min_share * (samples - config.large_group);
    std::vector<double> per_read = library_sizes(counts);
    double const cutoff = config.min_count / median(per_read) * million;
    // In the order of edgeR's cpm(): where a count lies exactly on the cut-off, rounding decides alike.
    for (double & size : per_read)
        size = million / size;
    std::vector<bool> keep(counts.rows());
    for (std::size_t row = 0; row < counts.rows(); ++row)
    {
        auto const reads = counts.row(row);
        double expressed{0};
        for (std::size_t sample = 0; sample < reads.size(); ++sample)
            expressed += reads[sample] * per_read[sample] >= cutoff ? 1 : 0;
        keep[row] = expressed >= samples - rounding &&
                    std::accumulate(reads.begin(), reads.end(), 0.0) >= config.min_total - rounding;
    }
    return keep;
}

} // namespace

void filter_config::validate() const
{
    auto const require = [](bool holds, std::string const & rule) {
        if (!holds)
            throw usage_error{"filter: " + rule};
    };
    require(min_count >= 0, "min_count must be 0 or more");
    require(min_total >= 0, "min_total must be 0 or more");
    require(large_group >= 0, "large_group must be 0 or more");
    require(min_share >= 0 && min_share <= 1, "min_share must be between 0 and 1");
}

std::vector<bool>
filter_by_expression(matrix const & counts, std::span<std::string const> groups, filter_config const & config)
{
    return expressed_in(smallest_group(groups), counts, config);
}

std::vector<bool>
filter_by_expression(matrix const & counts, std::span<std::size_t const> groups, filter_config const & config)
{
    return expressed_in(smallest_group(groups), counts, config);
}

std::vector<bool>
filter_by_expression(matrix const & counts, matrix const & design, filter_config const & config)
{
    return expressed_in(1 / largest_leverage(design), counts, config);
}

} // namespace polarmir::normalise
