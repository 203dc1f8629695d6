#pragma once
#include <polarmir/pipeline/sample_analysis.hpp>

#include <string>
#include <utility>
#include <vector>

namespace polarmir::pipeline {

/// The files of a sample directory, for the writer and the reader of it.
namespace file_names {
inline constexpr char const * sample = "sample.json";
inline constexpr char const * run = "run.json";
inline constexpr char const * matures = "counts.tsv";
inline constexpr char const * ties = "ambiguity.tsv";
inline constexpr char const * origins = "origin.tsv";
inline constexpr char const * competitors = "other_rna.tsv";
inline constexpr char const * tracers = "tracers.tsv";
inline constexpr char const * hairpins = "hairpins.tsv";
inline constexpr char const * spike_ins = "spike_ins.tsv";
inline constexpr char const * ledger = "ledger.tsv";
inline constexpr char const * lengths = "length.tsv";
inline constexpr char const * umis = "umi.tsv";
inline constexpr char const * isomirs = "isomir.tsv";
inline constexpr char const * uniques = "unique.tsv.gz";
} // namespace file_names

/// Digits after the point of shared reads: enough to see a 1:10,000 share, few enough to read.
inline constexpr int fractional_decimals{4};

/// Columns of qc/library.tsv behind `sample`, with this sample's values.
[[nodiscard]] std::vector<std::pair<std::string, std::string>>
library_columns(sample_analysis const & sample);

/// Columns of qc/umi.tsv behind `sample`, with this sample's values.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> umi_columns(sample_analysis const & sample,
                                                                           options const & settings);

} // namespace polarmir::pipeline
