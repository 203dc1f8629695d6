#include "core/quantile.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/differential/mirna_tests.hpp>
#include <polarmir/normalise/log_cpm.hpp>

#include <cmath>
#include <numeric>
#include <utility>

namespace polarmir::differential {
namespace {

std::vector<double> row_means(matrix const & values)
{
    std::vector<double> means;
    for (std::size_t row = 0; row < values.rows(); ++row)
    {
        auto const all = values.row(row);
        means.push_back(std::accumulate(all.begin(), all.end(), 0.0) / static_cast<double>(all.size()));
    }
    return means;
}

/// `covariate`: empty without trend.
moderated_variances moderate_rows(linear_fit const & fit, std::span<double const> covariate, bool robust)
{
    std::vector<double> variances;
    for (double const sigma : fit.sigma)
        variances.push_back(sigma * sigma);
    auto const df = static_cast<double>(fit.df_residual);
    if (robust)
        return moderate(fit, estimate_robust_variance_prior(variances, df, covariate));
    if (covariate.empty())
        return moderate(fit, estimate_variance_prior(variances, df));
    return moderate(fit, estimate_variance_trend(variances, df, covariate));
}

mirna_test describe(mirna_model const & model, std::size_t row, moderated_test const & test)
{
    mirna_test result;
    result.log_fc = test.log_fc;
    result.ci_low = test.ci_low;
    result.ci_high = test.ci_high;
    result.t = test.t;
    result.p = test.p;
    result.log10_p = test.log10_p;
    result.b = test.b;
    result.sigma = model.fit.sigma[row];
    result.stdev_unscaled = model.fit.stdev_unscaled(row, model.fit.stdev_unscaled.columns() - 1);
    result.s2_prior = model.variances.prior.scale[row];
    result.df_prior = model.variances.prior.row_df[row];
    result.s2_post = model.variances.s2_post[row];
    result.df_total = model.variances.df_total[row];
    return result;
}

} // namespace

char const * name_of(method how) noexcept
{
    return how == method::voom ? "voom" : "trend";
}

void config::validate() const
{
    if (span && !(*span > 0 && *span <= 1))
        throw usage_error("--voom-span: give a share above 0 and at most 1");
    if (!(treat_lfc >= 0) || std::isinf(treat_lfc))
        throw usage_error("--min-log2-change: give a number of 0 or more (log2)");
}

mirna_model
fit_mirnas(matrix const & counts, std::span<double const> sizes, matrix const & design, config const & config)
{
    config.validate();
    mirna_model model;
    if (config.how == method::trend)
    {
        model.expression = normalise::log_cpm(counts, sizes);
        model.fit = fit_rows(model.expression, design);
        model.variances = moderate_rows(model.fit, row_means(model.expression), config.robust);
        return model;
    }
    voom_values values = voom(counts, sizes, design, config.span);
    model.fit = fit_rows(values.expression, design, values.weights);
    model.variances = moderate_rows(model.fit, {}, config.robust);
    model.expression = std::move(values.expression);
    model.weights = std::move(values.weights);
    model.trend = std::move(values.trend);
    return model;
}

mirna_results test_mirnas(mirna_model const & model, double treat_lfc)
{
    std::size_t const last = model.fit.coefficients.columns() - 1;
    moderated_tests const tests = test_coefficient(model.fit, model.variances, last);
    mirna_results results{{},
                          model.fit.df_residual,
                          model.variances.prior.df,
                          median(model.variances.prior.scale),
                          tests.var_prior,
                          model.trend};
    for (std::size_t row = 0; row < tests.rows.size(); ++row)
        results.mirnas.push_back(describe(model, row, tests.rows[row]));
    std::vector<double> const means = row_means(model.expression);
    for (std::size_t row = 0; row < means.size(); ++row)
        results.mirnas[row].mean_expression = means[row];
    if (treat_lfc == 0)
        return results;
    results.var_prior.reset();
    auto const beyond = test_beyond(model.fit, model.variances, last, treat_lfc);
    for (std::size_t row = 0; row < beyond.size(); ++row)
    {
        mirna_test & mirna = results.mirnas[row];
        mirna.t = beyond[row].t;
        mirna.p = beyond[row].p;
        mirna.log10_p = beyond[row].log10_p;
        mirna.b.reset();
    }
    return results;
}

mirna_results test_mirnas(matrix const & counts,
                          std::span<double const> sizes,
                          matrix const & design,
                          config const & config)
{
    return test_mirnas(fit_mirnas(counts, sizes, design, config), config.treat_lfc);
}

} // namespace polarmir::differential
