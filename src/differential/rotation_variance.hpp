#pragma once
#include <polarmir/differential/linear_fit.hpp>
#include <polarmir/differential/variance_prior.hpp>

#include <vector>

namespace polarmir::differential {

/// s~^2 of each row as fry.hpp defines it: a posterior variance that treats the tested effect like the
/// residual ones.
[[nodiscard]] std::vector<double> rotation_variances(linear_fit const & fit, variance_prior const & prior);

} // namespace polarmir::differential
