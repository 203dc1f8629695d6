#pragma once
#include <polarmir/compare/t_test.hpp>
#include <polarmir/core/matrix.hpp>

#include <optional>
#include <span>

namespace polarmir::compare {

/// Ordinary least squares of one value for each row of the design (full rank, more rows than columns): the
/// last coefficient, which is the difference of the groups adjusted for the columns before it, with its t
/// test. Nothing without any spread around the model.
[[nodiscard]] std::optional<t_result> model_test(std::span<double const> values, matrix const & design);

} // namespace polarmir::compare
