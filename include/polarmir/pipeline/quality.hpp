#pragma once
#include <polarmir/pipeline/cohort_quality.hpp>
#include <polarmir/pipeline/polarization.hpp>
#include <polarmir/pipeline/sample_labels.hpp>
#include <polarmir/pipeline/stored_sample.hpp>
#include <polarmir/qc/sample_type.hpp>
#include <polarmir/qc/thresholds.hpp>
#include <polarmir/reads/sample_sheet.hpp>

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace polarmir::pipeline {

/// What a user can set about the quality of samples.
struct quality_options
{
    std::optional<std::filesystem::path> thresholds; ///< lines in place of the shipped ones
    qc::sample_type type{qc::sample_type::ev};       ///< of samples whose sheet does not tell it
};

/// What samples are graded with.
struct quality_rules
{
    std::vector<qc::threshold> thresholds{qc::shipped_thresholds()};
    qc::sample_type type{qc::sample_type::ev};
};

/// Reads the file of thresholds. Throws what qc::read_thresholds throws.
[[nodiscard]] quality_rules prepare(quality_options const & options);

/// Types of samples, by name.
using sample_types = std::map<std::string, qc::sample_type, std::less<>>;

/// What a column `sample_type` (any case) of the sheet tells; samples with an empty field or NA are left out.
/// Throws parse_error for an unknown type.
[[nodiscard]] sample_types types_of(reads::sample_sheet const & sheet);

/// The same of samples that were found; throws input_error naming the sample.
[[nodiscard]] sample_types types_of(sample_labels const & labels);

/// What the quality of a cohort is told by.
struct quality_input
{
    std::span<stored_sample const> samples;
    score::count_matrix const & counts; ///< of these samples, in the unit of the cohort
    pipeline::polarization const & polarization;
    sample_types const & types;
    quality_rules const & rules;
};

/// Fills everything but isomirs. Scores of fewer reads are those of counts times the share. The result does
/// not depend on `threads`.
[[nodiscard]] cohort_quality assess_quality(quality_input const & input, std::size_t threads);

/// Writes below `out`/qc: summary.tsv, saturation.tsv, isomirs.tsv, pca.tsv, mds.tsv, axes.tsv and
/// correlation.tsv. Tables of which nothing is to be said are removed.
void write_quality(std::filesystem::path const & out, cohort_quality const & quality);

} // namespace polarmir::pipeline
