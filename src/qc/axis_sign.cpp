#include "qc/axis_sign.hpp"

#include <cmath>

namespace polarmir::qc {

double sign_of_largest(Eigen::VectorXd const & values)
{
    constexpr double rounding{1e-9};
    double const largest = values.cwiseAbs().maxCoeff();
    for (double const value : values)
        if (std::abs(value) >= largest * (1 - rounding))
            return value < 0 ? -1 : 1;
    return 1;
}

} // namespace polarmir::qc
