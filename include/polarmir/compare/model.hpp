#pragma once
#include <polarmir/compare/contrast.hpp>
#include <polarmir/core/matrix.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace polarmir::compare {

/// A column of the sample sheet that groups are adjusted for.
struct covariate
{
    std::string name;
    bool is_factor{true}; ///< its values are levels; otherwise numbers
};

/// The columns of the sample sheet that a linear model is made of.
struct model_columns
{
    std::string group{"group"};
    std::string block;                 ///< empty without pairing
    std::vector<covariate> covariates; ///< in the order in which they enter the model
};

/// A linear model of the samples of two groups, coded as R's model.matrix codes ~ block + covariates + group
/// with treatment contrasts: an intercept, one column for each level but the first (natural order) of a
/// factor, one for a number, and last the group: 1 for the samples of the case, 0 for the control.
struct model
{
    std::string formula; ///< `~batch + age + group`
    std::vector<std::string> samples;
    std::vector<std::string> coefficients; ///< `(Intercept)`, `batchb2`, `age`, `grouptumor`
    matrix values;                         ///< sample x coefficient; more samples than coefficients
};

/// The model of those samples that are in one of the groups, in their order; covariates that no sample
/// distinguishes any more are an error as well. Throws input_error, naming what to change, when
///
/// - a sample has no value, or none that is a number, for a covariate; or no block;
/// - a covariate is the same for all samples;
/// - coefficients are aliased: the group cannot be told from the other columns (batch confounded with group),
///   or a covariate not from those before it;
/// - there are not more samples than coefficients.
[[nodiscard]] model
make_model(std::span<sample_label const> samples, contrast const & groups, model_columns const & columns);

} // namespace polarmir::compare
