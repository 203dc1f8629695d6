#include <polarmir/core/ranks.hpp>
#include <polarmir/qc/spearman.hpp>

#include <cmath>
#include <limits>

namespace polarmir::qc {
namespace {

/// Ranks around their mean.
std::vector<double> centred_ranks(matrix const & values, std::size_t sample)
{
    std::vector<double> column;
    for (std::size_t row = 0; row < values.rows(); ++row)
        column.push_back(values(row, sample));
    std::vector<double> result = ranks(column, ties::average);
    for (double & rank : result)
        rank -= (static_cast<double>(values.rows()) + 1) / 2;
    return result;
}

double product(std::vector<double> const & x, std::vector<double> const & y)
{
    double sum{0};
    for (std::size_t i = 0; i < x.size(); ++i)
        sum += x[i] * y[i];
    return sum;
}

double correlation(std::vector<double> const & x, std::vector<double> const & y)
{
    double const squares = product(x, x) * product(y, y);
    return squares > 0 ? product(x, y) / std::sqrt(squares) : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

matrix spearman(matrix const & values)
{
    std::size_t const samples = values.columns();
    std::vector<std::vector<double>> columns;
    for (std::size_t sample = 0; sample < samples; ++sample)
        columns.push_back(centred_ranks(values, sample));
    matrix result{samples, samples};
    for (std::size_t a = 0; a < samples; ++a)
        for (std::size_t b = 0; b <= a; ++b)
            result(a, b) = result(b, a) = correlation(columns[a], columns[b]);
    return result;
}

} // namespace polarmir::qc
