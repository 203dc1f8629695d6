#pragma once
#include <polarmir/pipeline/sample_directory.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <filesystem>
#include <span>

namespace polarmir::pipeline {

/// Writes the tables over all samples, in the order given:
///
///     counts/mature_counts.tsv      reads per miRNA, integers           counts/rowData.tsv  one line per
///     miRNA counts/mature_fractional.tsv  the same before rounding            qc/ledger.tsv       reads per
///     fate counts/mature_unique.tsv      reads that fit this miRNA only      qc/length.tsv       reads per
///     class and length counts/mature_cpm.tsv         per million miRNA reads             qc/library.tsv one
///     line per sample counts/hairpin_counts.tsv     reads per hairpin                   qc/spike_ins.tsv
///     reads per spike-in
///
/// The CPM of a sample are mature_counts * 10^6 / its miRNA reads, which is row `mirna` of qc/ledger.tsv:
/// every miRNA read once. Memory grows with the counts that are not zero.
void write_cohort_tables(std::filesystem::path const & out,
                         std::span<stored_sample const> samples,
                         reference::mirna_reference const & reference);

} // namespace polarmir::pipeline
