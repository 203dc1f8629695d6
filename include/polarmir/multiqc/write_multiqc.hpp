#pragma once
#include <polarmir/pipeline/run.hpp>

#include <filesystem>

namespace polarmir::multiqc {

/// Writes what MultiQC (1.14 and later) shows of a cohort to OUT/multiqc, as custom content that it finds
/// without configuration, all in one section `polarmir` besides the table of general statistics:
///
/// - polarmir_general_mqc.json: reads, miRNA reads, molecules and share, miRNAs detected, index, QC verdict
/// - polarmir_fates_mqc.json: where every read went (qc/ledger.tsv, RNAs other than miRNAs as one)
/// - polarmir_classes_mqc.json: reads by what they are (counts/class_counts.tsv without unmapped reads)
/// - polarmir_mirna_length_mqc.json, polarmir_length_mqc.json: reads by insert length (qc/length.tsv), those
///   of miRNAs, and all
/// - polarmir_scores_mqc.json, polarmir_index_mqc.json: scores and index (polarization.tsv) as table and bars
/// - polarmir_signature_mqc.tsv: log2(CPM + 10) of the miRNAs of the index in the samples that can be scored
/// - polarmir_correlation_mqc.tsv: Spearman correlation of samples, alike ones beside each other
/// - polarmir_versions_mqc.yml, polarmir_mqc_versions.yml: versions, as section, and for MultiQC from 1.15
///
/// MultiQC puts names into HTML as they are, so they are escaped here; it also cuts what looks like the
/// ending of a file off them (`S1.sorted`), unless it is told not to. A file of which nothing is to be said
/// is removed, so are the heatmaps of more than 200 samples. The same bytes for the same outcome. Throws
/// resource_error.
void write_multiqc(std::filesystem::path const & out, pipeline::merge_outcome const & merged);

} // namespace polarmir::multiqc
