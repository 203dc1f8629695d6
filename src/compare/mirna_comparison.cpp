#include <polarmir/compare/mirna_comparison.hpp>
#include <polarmir/core/error.hpp>
#include <polarmir/core/phrase.hpp>
#include <polarmir/differential/variance_prior.hpp>
#include <polarmir/normalise/agreement.hpp>
#include <polarmir/normalise/filter.hpp>
#include <polarmir/normalise/library_size.hpp>
#include <polarmir/normalise/log_cpm.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

namespace polarmir::compare {
namespace {

/// The columns of the samples that have reads of the rows, or none.
struct counted_sample
{
    sample_label label;
    std::vector<double> const * column{nullptr};
};

double reads_of(std::vector<double> const & column, score::mirna_rows const & rows)
{
    double sum{0};
    for (std::size_t row = 0; row < rows.size(); ++row)
        sum += column[rows.table_row(row)];
    return sum;
}

/// Samples of both groups that have reads, in the order of the labels.
std::vector<counted_sample>
find_samples(mirna_counts const & data, comparison_design const & design, mirna_comparison & result)
{
    std::vector<counted_sample> samples;
    for (sample_label const & label : design.labels)
    {
        if (label.group != design.groups.case_group && label.group != design.groups.control_group)
            continue;
        auto const found = std::ranges::find(data.counts.samples, label.sample);
        if (found == data.counts.samples.end())
        {
            result.left_out.push_back({label.sample, "no counts"});
            continue;
        }
        std::vector<double> const & column =
            data.counts.columns[static_cast<std::size_t>(found - data.counts.samples.begin())];
        if (reads_of(column, data.rows) > 0)
            samples.push_back({label, &column});
        else
            result.left_out.push_back({label.sample, "no miRNA reads"});
    }
    return samples;
}

void require_two_each(std::span<counted_sample const> samples, contrast const & groups)
{
    for (std::string const & group : {groups.case_group, groups.control_group})
    {
        auto const size = std::ranges::count_if(
            samples, [&](counted_sample const & one) { return one.label.group == group; });
        if (size < 2)
            throw input_error{"group " + group + " has " +
                              count_of(static_cast<std::uint64_t>(size), "sample") +
                              " with reads; tests of miRNAs need two"};
    }
}

matrix counts_of(std::span<counted_sample const> samples, score::mirna_rows const & rows)
{
    matrix counts{rows.size(), samples.size()};
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t i = 0; i < samples.size(); ++i)
            counts(row, i) = (*samples[i].column)[rows.table_row(row)];
    return counts;
}

std::vector<std::string> groups_of(std::span<sample_label const> labels)
{
    std::vector<std::string> groups;
    for (sample_label const & one : labels)
        groups.push_back(one.group);
    return groups;
}

/// The spike-ins of the samples of the design; none where a sample has none.
matrix spike_ins_of(score::count_matrix const & all, std::span<std::string const> samples)
{
    matrix counts{all.mirnas.size(), samples.size()};
    for (std::size_t i = 0; i < samples.size(); ++i)
    {
        auto const found = std::ranges::find(all.samples, samples[i]);
        if (found == all.samples.end())
            continue;
        auto const & column = all.columns[static_cast<std::size_t>(found - all.samples.begin())];
        for (std::size_t row = 0; row < all.mirnas.size(); ++row)
            counts(row, i) = column[row];
    }
    return counts;
}

/// Chooses the rows and makes the samples comparable; gives the counts of the chosen rows.
matrix normalise_counts(mirna_counts const & data, mirna_comparison & result)
{
    std::vector<std::string> const & names = result.design.samples;
    result.is_tested = normalise::filter_by_expression(result.counts, groups_of(result.labels));
    matrix filtered = normalise::select_rows(result.counts, result.is_tested);
    if (filtered.rows() < 2)
        throw input_error{"fewer than two miRNAs have reads enough: 10 in a library of median size, in as "
                          "many samples as the smaller group has"};
    result.sizes = normalise::library_sizes(filtered);
    bool const by_spike_ins = result.config.normalisation == normalise::method::spike_in;
    result.factors = normalise::factors(filtered,
                                        result.config.normalisation,
                                        names,
                                        by_spike_ins ? spike_ins_of(data.spike_ins, names) : matrix{});
    if (auto const doubted = normalise::tmm_rle_disagreements(filtered, names))
        for (normalise::disagreement const & one : *doubted)
            result.doubted.push_back(names[one.sample]);
    return filtered;
}

std::vector<double> row_means(matrix const & values)
{
    std::vector<double> means;
    for (std::size_t row = 0; row < values.rows(); ++row)
        means.push_back(mean(values.row(row)));
    return means;
}

differential::variance_prior estimate_prior(mirna_comparison const & result)
{
    std::vector<double> variances;
    for (double const sigma : result.fit.sigma)
        variances.push_back(sigma * sigma);
    auto const df = static_cast<double>(result.fit.df_residual);
    std::vector<double> const means = result.config.method == mirna_method::trend
                                          ? row_means(result.values.expression)
                                          : std::vector<double>{};
    if (result.config.is_robust)
        return differential::estimate_robust_variance_prior(variances, df, means);
    return means.empty() ? differential::estimate_variance_prior(variances, df)
                         : differential::estimate_variance_trend(variances, df, means);
}

void fit_models(matrix const & filtered, mirna_comparison & result)
{
    std::vector<double> const sizes = normalise::effective_sizes(filtered, result.factors);
    if (result.config.method == mirna_method::voom)
    {
        result.values = differential::voom(filtered, sizes, result.design.values, result.config.voom_span);
        result.fit =
            differential::fit_rows(result.values.expression, result.design.values, result.values.weights);
    }
    else
    {
        result.values.expression = normalise::log_cpm(filtered, sizes);
        result.fit = differential::fit_rows(result.values.expression, result.design.values);
    }
    result.variances = differential::moderate(result.fit, estimate_prior(result));
}

/// Means of normalised CPM in both groups.
void put_means(matrix const & cpm,
               std::span<sample_label const> labels,
               contrast const & groups,
               compared_mirna & one,
               std::size_t row)
{
    std::vector<double> cases;
    std::vector<double> controls;
    for (std::size_t i = 0; i < labels.size(); ++i)
        (labels[i].group == groups.case_group ? cases : controls).push_back(cpm(row, i));
    one.cpm_case = mean(cases);
    one.cpm_control = mean(controls);
}

void test_mirnas(matrix const & filtered, comparison_design const & design, mirna_comparison & result)
{
    std::size_t const coefficient = result.design.coefficients.size() - 1;
    matrix const cpm = normalise::cpm(filtered, normalise::effective_sizes(filtered, result.factors));
    auto const tests = differential::test_coefficient(result.fit, result.variances, coefficient);
    std::vector<double> const means = row_means(result.values.expression);
    std::vector<std::optional<double>> p;
    std::size_t tested{0};
    for (std::size_t row = 0; row < result.counts.rows(); ++row)
    {
        if (!result.is_tested[row])
            continue;
        compared_mirna & one = result.mirnas.emplace_back();
        one.row = row;
        one.mean_log2_cpm = means[tested];
        one.test = tests.rows[tested];
        one.df = result.variances.df_total[tested];
        one.s2_post = result.variances.s2_post[tested];
        put_means(cpm, result.labels, design.groups, one, tested);
        ++tested;
    }
    if (result.config.threshold_log2 > 0)
    {
        auto const beyond = differential::test_beyond(
            result.fit, result.variances, coefficient, result.config.threshold_log2);
        for (std::size_t i = 0; i < beyond.size(); ++i)
        {
            result.mirnas[i].test.t = beyond[i].t;
            result.mirnas[i].test.p = beyond[i].p;
            result.mirnas[i].test.log10_p = beyond[i].log10_p;
        }
    }
    for (compared_mirna const & one : result.mirnas)
        p.emplace_back(one.test.p);
    auto const adjusted = adjust(p, result.method);
    for (std::size_t i = 0; i < adjusted.size(); ++i)
        result.mirnas[i].adjusted_p = *adjusted[i];
}

} // namespace

char const * name_of(mirna_method how) noexcept
{
    return how == mirna_method::voom ? "voom" : "trend";
}

void mirna_config::validate() const
{
    if (voom_span && !(*voom_span > 0 && *voom_span <= 1))
        throw usage_error{"--voom-span must be above 0 and at most 1"};
    if (!(threshold_log2 >= 0))
        throw usage_error{"--min-log2-change must be 0 or more"};
}

mirna_comparison
compare_mirnas(mirna_counts const & data, comparison_design const & design, mirna_config const & config)
{
    mirna_comparison result;
    result.config = config;
    result.method = design.method;
    std::vector<counted_sample> const samples = find_samples(data, design, result);
    for (counted_sample const & one : samples)
        result.labels.push_back(one.label);
    try
    {
        require_two_each(samples, design.groups);
        result.design = make_model(result.labels, design.groups, design.columns);
        result.counts = counts_of(samples, data.rows);
        matrix const filtered = normalise_counts(data, result);
        fit_models(filtered, result);
        test_mirnas(filtered, design, result);
    }
    catch (input_error const & reason)
    {
        result.impossible = reason.what();
    }
    return result;
}

} // namespace polarmir::compare
