#pragma once
#include <polarmir/core/matrix.hpp>
#include <polarmir/differential/linear_fit.hpp>
#include <polarmir/differential/moderation.hpp>
#include <polarmir/differential/voom.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace polarmir::differential {

/// How counts become values of about equal variance.
enum class method
{
    voom,  ///< weights by the mean-variance trend of the counts (Law et al. 2014)
    trend, ///< none; the prior of the variances follows the mean expression (limma-trend). For libraries of
           ///< about equal size.
};

/// `voom`, `trend`.
[[nodiscard]] char const * name_of(method how) noexcept;

struct config
{
    method how{method::voom};
    std::optional<double>
        span;            ///< of the voom trend, (0, 1]; without one by the number of miRNAs, see voom()
    bool robust{false};  ///< estimate the prior of the variances without outlying miRNAs
    double treat_lfc{0}; ///< > 0: test whether |log2 fold change| is larger than this

    /// Throws usage_error when a value is out of range.
    void validate() const;
};

/// Linear models of all miRNAs and their moderated variances.
struct mirna_model
{
    matrix expression; ///< log2 CPM, miRNA x sample
    matrix weights;    ///< the same shape; empty for method::trend
    linear_fit fit;
    moderated_variances variances;
    std::optional<voom_trend> trend; ///< for method::voom
};

/// `counts`: miRNA x sample, filtered. `sizes`: effective library size of each sample, > 0. `design`:
/// sample x coefficient. Throws usage_error for a configuration out of range and input_error as fit_rows,
/// voom and estimate_variance_prior do.
[[nodiscard]] mirna_model fit_mirnas(matrix const & counts,
                                     std::span<double const> sizes,
                                     matrix const & design,
                                     config const & config);

/// What is said of one miRNA.
struct mirna_test
{
    double log_fc{0}; ///< last coefficient, log2
    double ci_low{0}; ///< 95 % interval of it
    double ci_high{0};
    double mean_expression{0}; ///< mean log2 CPM of all samples, without weights
    double t{0};               ///< moderated; with treat_lfc that of the part beyond the threshold
    double p{1};               ///< two-sided, not adjusted; 0 where a double cannot hold it
    double log10_p{0};
    std::optional<double> b; ///< natural log of the odds of being different; not with treat_lfc
    double sigma{0};         ///< residual standard deviation
    double stdev_unscaled{0};
    double s2_prior{0}; ///< expected residual variance
    double df_prior{0}; ///< and the degrees of freedom it is worth; may be infinite
    double s2_post{0};  ///< moderated residual variance
    double df_total{0};
};

struct mirna_results
{
    std::vector<mirna_test> mirnas; ///< in the order of the counts
    std::size_t df_residual{0};
    double df_prior{0}; ///< of miRNAs that are no outliers; may be infinite
    double s2_prior{0}; ///< median over the miRNAs
    std::optional<double>
        var_prior; ///< of coefficients that are not 0, in units of s2_prior; not with treat_lfc
    std::optional<voom_trend> trend; ///< for method::voom
};

/// Tests of the last coefficient.
[[nodiscard]] mirna_results test_mirnas(mirna_model const & model, double treat_lfc);

/// Both in one: tests of the last coefficient of the design.
[[nodiscard]] mirna_results test_mirnas(matrix const & counts,
                                        std::span<double const> sizes,
                                        matrix const & design,
                                        config const & config);

} // namespace polarmir::differential
