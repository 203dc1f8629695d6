#pragma once
#include <Eigen/Core>

namespace polarmir::qc {

/// 1, or -1 when the largest value without sign is negative. Of values that differ by rounding alone the
/// first decides, so that two mirrored samples have the same signs everywhere.
[[nodiscard]] double sign_of_largest(Eigen::VectorXd const & values);

} // namespace polarmir::qc
