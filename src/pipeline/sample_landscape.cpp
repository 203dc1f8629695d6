#include "sample_landscape.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/normalise/factors.hpp>
#include <polarmir/normalise/filter.hpp>
#include <polarmir/normalise/library_size.hpp>
#include <polarmir/normalise/log_cpm.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/qc/spearman.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace polarmir::pipeline {
namespace {

/// Samples with counts of the miRNAs that were seen in them.
struct seen_counts
{
    std::vector<std::size_t> columns; ///< of the table
    std::vector<std::string> samples;
    std::vector<std::string> mirnas;
    matrix counts;
};

seen_counts select(score::count_matrix const & counts, polarization const & scored)
{
    seen_counts out;
    for (std::size_t i = 0; i < counts.samples.size(); ++i)
        if (scored.samples[i].mirna_reads >= landscape_reads)
            out.columns.push_back(i);
    std::ranges::sort(out.columns, [&](std::size_t a, std::size_t b) {
        return natural_less(counts.samples[a], counts.samples[b]);
    });
    for (std::size_t const column : out.columns)
        out.samples.push_back(counts.samples[column]);
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < scored.rows->size(); ++row)
        if (std::ranges::any_of(out.columns, [&](std::size_t column) {
                return counts.columns[column][scored.rows->table_row(row)] > 0;
            }))
            rows.push_back(row);
    out.counts = matrix{rows.size(), out.columns.size()};
    for (std::size_t row = 0; row < rows.size(); ++row)
    {
        out.mirnas.push_back(scored.rows->name(rows[row]));
        for (std::size_t i = 0; i < out.columns.size(); ++i)
            out.counts(row, i) = counts.columns[out.columns[i]][scored.rows->table_row(rows[row])];
    }
    return out;
}

std::vector<std::string> groups_of(std::vector<std::string> const & samples, polarization const & scored)
{
    std::vector<std::string> one_group(samples.size());
    std::vector<std::string> groups;
    if (!scored.design)
        return one_group;
    for (std::string const & sample : samples)
    {
        auto const label = std::ranges::find(scored.design->labels, sample, &compare::sample_label::sample);
        if (label == scored.design->labels.end() || label->group.empty())
            return one_group;
        groups.push_back(label->group);
    }
    return groups;
}

/// Leaves out what is expressed in too few samples.
void keep_expressed(seen_counts & seen, polarization const & scored)
{
    std::vector<bool> const keep =
        normalise::filter_by_expression(seen.counts, groups_of(seen.samples, scored));
    std::vector<std::string> mirnas;
    for (std::size_t row = 0; row < keep.size(); ++row)
        if (keep[row])
            mirnas.push_back(std::move(seen.mirnas[row]));
    seen.mirnas = std::move(mirnas);
    seen.counts = normalise::select_rows(seen.counts, keep);
}

matrix log_cpm_of(seen_counts const & seen)
{
    std::vector<double> const factors = normalise::factors(seen.counts, normalise::method::tmm, seen.samples);
    return normalise::log_cpm(seen.counts, normalise::effective_sizes(seen.counts, factors));
}

} // namespace

sample_landscape
landscape_of(score::count_matrix const & counts, polarization const & scored, std::size_t threads)
{
    sample_landscape out;
    seen_counts seen = select(counts, scored);
    if (seen.samples.size() < landscape_samples)
        return out;
    keep_expressed(seen, scored);
    std::vector<double> const sizes = normalise::library_sizes(seen.counts);
    if (seen.mirnas.size() < 2 || std::ranges::any_of(sizes, [](double size) { return size <= 0; }))
        return out; // nothing that all of them share
    matrix const levels = log_cpm_of(seen);
    out.samples = std::move(seen.samples);
    out.mirnas = std::move(seen.mirnas);
    bool const can_be_mapped = out.samples.size() <= most_mapped_samples;
    std::array<std::function<void()>, 3> const parts{[&] { out.pca = qc::pca(levels, out.mirnas); },
                                                     [&] {
                                                         if (can_be_mapped)
                                                             out.mds = qc::classical_mds(
                                                                 qc::leading_fold_changes(levels));
                                                     },
                                                     [&] {
                                                         if (can_be_mapped)
                                                             out.correlation = qc::spearman(levels);
                                                     }};
    parallel_for(threads, parts.size(), 1, [&](std::size_t i, std::size_t) { parts.at(i)(); });
    return out;
}

} // namespace polarmir::pipeline
