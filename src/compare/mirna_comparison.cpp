#include <polarmir/compare/mirna_comparison.hpp>
#include <polarmir/core/error.hpp>
#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/normalise/agreement.hpp>
#include <polarmir/normalise/filter.hpp>
#include <polarmir/normalise/library_size.hpp>
#include <polarmir/normalise/log_cpm.hpp>

#include <algorithm>
#include <map>
#include <span>
#include <utility>

namespace polarmir::compare {
namespace {

/// A sample of the design, and its column of the counts.
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

/// Samples of both groups that have reads, in natural order: fry, and camera with voom weights, depend on the
/// basis of the residuals and so on the order of the samples, which must not be the user's to choose.
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
    std::ranges::sort(samples, [](counted_sample const & a, counted_sample const & b) {
        return natural_less(a.label.sample, b.label.sample);
    });
    return samples;
}

/// Only blocks of a case and a control sample; the others are left out.
void drop_incomplete_pairs(std::vector<counted_sample> & samples, mirna_comparison & result)
{
    std::map<std::string, std::size_t> sizes;
    for (counted_sample const & one : samples)
        ++sizes[one.label.block];
    std::erase_if(samples, [&](counted_sample const & one) {
        bool const is_alone = sizes[one.label.block] < 2;
        if (is_alone)
            result.left_out.push_back({one.label.sample, "no counted partner in block " + one.label.block});
        return is_alone;
    });
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

/// Makes the matrix of these samples and chooses its rows.
void choose_rows(std::span<counted_sample const> samples,
                 score::mirna_rows const & rows,
                 mirna_comparison & result)
{
    result.labels.clear();
    for (counted_sample const & one : samples)
        result.labels.push_back(one.label);
    result.counts = counts_of(samples, rows);
    result.is_tested = normalise::filter_by_expression(result.counts, groups_of(result.labels));
    result.sizes = normalise::library_sizes(normalise::select_rows(result.counts, result.is_tested));
}

/// The samples and rows that take part. A sample without a read of a tested miRNA cannot be normalised;
/// without it other rows may be tested, so they are chosen again.
void choose_samples_and_rows(mirna_counts const & data,
                             comparison_design const & design,
                             mirna_comparison & result)
{
    std::vector<counted_sample> samples = find_samples(data, design, result);
    for (;;)
    {
        if (design.groups.is_paired)
            drop_incomplete_pairs(samples, result);
        require_two_each(samples, design.groups);
        choose_rows(samples, data.rows, result);
        if (std::ranges::count(result.is_tested, true) < 2)
            throw input_error{"fewer than two miRNAs have reads enough: 10 in a library of median size, in "
                              "as many samples as the smaller group has"};
        std::vector<counted_sample> kept;
        for (std::size_t i = 0; i < samples.size(); ++i)
            if (result.sizes[i] > 0)
                kept.push_back(samples[i]);
            else
                result.left_out.push_back({samples[i].label.sample, "no reads of the tested miRNAs"});
        if (kept.size() == samples.size())
            return;
        samples = std::move(kept);
    }
}

/// Makes the samples comparable; gives the counts of the tested rows.
matrix normalise_counts(mirna_counts const & data, mirna_comparison & result)
{
    std::vector<std::string> const & names = result.design.samples;
    matrix filtered = normalise::select_rows(result.counts, result.is_tested);
    bool const by_spike_ins = result.config.normalisation == normalise::method::spike_in;
    result.factors = normalise::factors(filtered,
                                        result.config.normalisation,
                                        names,
                                        by_spike_ins ? spike_ins_of(data.spike_ins, names) : matrix{});
    result.tmm_factors =
        by_spike_ins ? normalise::factors(filtered, normalise::method::tmm, names) : std::vector<double>{};
    if (auto const doubted = normalise::tmm_rle_disagreements(filtered, names))
        for (normalise::disagreement const & one : *doubted)
            result.doubted.push_back(names[one.sample]);
    return filtered;
}

/// Means of normalised CPM in both groups.
void put_means(std::span<double const> cpm,
               std::span<sample_label const> labels,
               contrast const & groups,
               compared_mirna & one)
{
    std::vector<double> cases;
    std::vector<double> controls;
    for (std::size_t i = 0; i < labels.size(); ++i)
        (labels[i].group == groups.case_group ? cases : controls).push_back(cpm[i]);
    one.cpm_case = mean(cases);
    one.cpm_control = mean(controls);
}

void test_rows(matrix const & filtered, comparison_design const & design, mirna_comparison & result)
{
    std::vector<double> const sizes = normalise::effective_sizes(filtered, result.factors);
    result.fitted = differential::fit_mirnas(filtered, sizes, result.design.values, result.config.test);
    auto const tests = differential::test_mirnas(result.fitted, result.config.test.treat_lfc);
    matrix const cpm = normalise::cpm(filtered, sizes);
    std::vector<std::optional<double>> p;
    for (std::size_t row = 0; row < result.counts.rows(); ++row)
    {
        if (!result.is_tested[row])
            continue;
        compared_mirna & one = result.mirnas.emplace_back();
        one.row = row;
        one.test = tests.mirnas[p.size()];
        put_means(cpm.row(p.size()), result.labels, design.groups, one);
        p.emplace_back(one.test.p);
    }
    auto const adjusted = adjust(p, result.adjusted_by);
    for (std::size_t i = 0; i < adjusted.size(); ++i)
        result.mirnas[i].adjusted_p = *adjusted[i];
}

} // namespace

std::vector<compared_mirna const *> by_p(mirna_comparison const & comparison)
{
    std::vector<compared_mirna const *> sorted;
    for (compared_mirna const & one : comparison.mirnas)
        sorted.push_back(&one);
    std::ranges::stable_sort(sorted, {}, [](compared_mirna const * one) { return one->test.log10_p; });
    return sorted;
}

mirna_comparison
compare_mirnas(mirna_counts const & data, comparison_design const & design, mirna_config const & config)
{
    mirna_comparison result;
    result.config = config;
    result.adjusted_by = design.method;
    try
    {
        choose_samples_and_rows(data, design, result);
        result.design = make_model(result.labels, design.groups, design.columns);
        matrix const filtered = normalise_counts(data, result);
        test_rows(filtered, design, result);
    }
    catch (input_error const & reason)
    {
        result.impossible = reason.what();
    }
    return result;
}

} // namespace polarmir::compare
