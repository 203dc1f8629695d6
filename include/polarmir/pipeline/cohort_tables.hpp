#pragma once
#include <polarmir/pipeline/stored_sample.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <cstddef>
#include <filesystem>
#include <span>

namespace polarmir::pipeline {

/// Writes the tables over all samples, in the order given:
///
/// - counts/mature_counts.tsv: per miRNA, integers, in unit_of(samples)
/// - counts/mature_fractional.tsv: the same before rounding
/// - counts/mature_unique.tsv: of it what fits no other miRNA
/// - counts/mature_cpm.tsv: mature_counts * 10^6 / stored_sample::mirna_total
/// - counts/mature_reads.tsv or mature_molecules.tsv: the other unit, of the samples that have it
/// - counts/hairpin_counts.tsv, counts/arm_counts.tsv, counts/class_counts.tsv, counts/other_rna_counts.tsv,
///   qc/spike_ins.tsv, qc/tracers.tsv, qc/length.tsv, qc/ledger.tsv: always reads
/// - counts/seed_family.tsv: sums of mature_counts over the miRNAs with one seed
/// - counts/origin.tsv: per miRNA and sample, where reads could be of another RNA
/// - counts/ambiguity.tsv: per sample, the miRNAs that share reads and how they were shared out
/// - counts/rowData.tsv: one line per miRNA
/// - qc/library.tsv, qc/umi.tsv: one line per sample
///
/// Tables are written side by side. Memory grows with the counts that are not zero.
void write_cohort_tables(std::filesystem::path const & out,
                         std::span<stored_sample const> samples,
                         reference::mirna_reference const & reference,
                         std::size_t threads);

} // namespace polarmir::pipeline
