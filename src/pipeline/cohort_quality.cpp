#include "depth_curve.hpp"
#include "sample_landscape.hpp"
#include "sample_metrics.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/lookup.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/pipeline/quality.hpp>
#include <polarmir/qc/grading.hpp>

#include <utility>

namespace polarmir::pipeline {
namespace {

constexpr std::string_view type_column{"sample_type"};

std::optional<std::size_t> find_type_column(std::vector<std::string> const & columns)
{
    return position_of(columns, type_column, to_lower);
}

bool is_known(std::string const & value)
{
    return !value.empty() && value != "NA";
}

std::string no_type(std::string const & value)
{
    return "sample_type '" + value + "' is none of " + qc::sample_type_names;
}

} // namespace

quality_rules prepare(quality_options const & options)
{
    quality_rules rules;
    if (options.thresholds)
        rules.thresholds = qc::read_thresholds(*options.thresholds);
    rules.type = options.type;
    return rules;
}

sample_types types_of(reads::sample_sheet const & sheet)
{
    sample_types types;
    if (auto const column = find_type_column(sheet.annotation_columns))
        for (reads::sheet_row const & row : sheet.rows)
        {
            std::string const & value = row.annotations[*column];
            auto const type = qc::sample_type_of(value);
            if (is_known(value) && !type)
                throw parse_error{{sheet.path, row.line}, no_type(value)};
            if (type)
                types[row.sample] = *type;
        }
    return types;
}

sample_types types_of(sample_labels const & labels)
{
    sample_types types;
    if (auto const column = find_type_column(labels.columns))
        for (sample_labels::row const & row : labels.rows)
        {
            std::string const & value = row.values[*column];
            auto const type = qc::sample_type_of(value);
            if (is_known(value) && !type)
                throw input_error{labels.source + ": sample " + row.sample + ": " + no_type(value)};
            if (type)
                types[row.sample] = *type;
        }
    return types;
}

cohort_quality assess_quality(quality_input const & input, std::size_t threads)
{
    cohort_quality out;
    std::size_t const size = input.samples.size();
    count_unit const unit = unit_of(input.samples);
    out.samples.resize(size);
    out.depth.resize(size);
    parallel_for(threads, size, 1, [&](std::size_t i, std::size_t) {
        stored_sample const & sample = input.samples[i];
        std::vector<double> const & counts = input.counts.columns[i];
        score::sample_scores const & scores = input.polarization.samples[i];
        auto const type = input.types.find(sample.name);
        out.samples[i] = qc::grade_sample(sample.name,
                                          metrics_of(sample, unit, counts, scores),
                                          input.rules.thresholds,
                                          type == input.types.end() ? input.rules.type : type->second);
        out.depth[i] = depth_curve(counts, *input.polarization.scorer, sample.name);
    });
    out.isomirs.resize(size);
    out.landscape = landscape_of(input.counts, input.polarization, threads);
    return out;
}

} // namespace polarmir::pipeline
