#include "compare/distributions.hpp"

#include <polarmir/compare/model_test.hpp>

#include <cmath>
#include <limits>

#include <Eigen/QR>

namespace polarmir::compare {

std::optional<t_result> model_test(std::span<double const> values, matrix const & design)
{
    auto const rows = static_cast<Eigen::Index>(design.rows());
    auto const columns = static_cast<Eigen::Index>(design.columns());
    using row_major = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    Eigen::HouseholderQR<Eigen::MatrixXd> const qr{
        Eigen::Map<row_major const>{design.values().data(), rows, columns}};
    Eigen::VectorXd const y = Eigen::Map<Eigen::VectorXd const>{values.data(), rows};
    Eigen::VectorXd const effects = qr.householderQ().transpose() * y;

    // The last coefficient is its own effect over the last diagonal element of R.
    double const diagonal = qr.matrixQR()(columns - 1, columns - 1);
    double const difference = effects(columns - 1) / diagonal;
    auto const df = static_cast<double>(rows - columns);
    double const sigma = effects.tail(rows - columns).norm() / std::sqrt(df);
    double const se = sigma / std::abs(diagonal);
    constexpr double rounding{10 * std::numeric_limits<double>::epsilon()};
    if (!(sigma > rounding * y.cwiseAbs().maxCoeff()))
        return std::nullopt;
    double const t = difference / se;
    double const reach = student_upper_quantile(each_tail, df) * se;
    return t_result{
        difference, se, t, df, student_two_sided(t, df), {difference - reach, difference + reach}};
}

} // namespace polarmir::compare
