#pragma once
#include <polarmir/core/matrix.hpp>
#include <polarmir/qc/mds.hpp>
#include <polarmir/qc/pca.hpp>
#include <polarmir/qc/sample_quality.hpp>
#include <polarmir/score/verdict.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace polarmir::pipeline {

/// What would be known of a sample with fewer reads, without any drawing of reads. Reads are molecules where
/// the cohort counts those.
struct depth_point
{
    double share{1};                ///< of the miRNA reads of the sample; 0...1
    double reads{0};                ///< miRNA reads
    double mirnas{0};               ///< expected number of miRNAs with a read (qc::rarefaction)
    std::optional<double> index_se; ///< se_total of the lead index with so many reads, log2
    score::verdict index_verdict{}; ///< and whether it could be printed
};

/// Of the reads of miRNAs of a sample, by how they differ from the mature; percent.
struct isomir_shares
{
    double canonical{0};
    double shift_5p{0};
    double shorter_3p{0};
    double longer_3p{0};
    double tail{0};
    double uridylated{0};
    double adenylated{0};
    double snv{0};
};

/// Samples beside each other, by log-CPM (TMM) of the miRNAs that normalise::filter_by_expression keeps.
/// Those with too few reads (landscape_reads) have no place: `samples` names the others, in natural order.
/// All is empty with fewer than landscape_samples of them; maps and correlations, whose cost grows faster
/// than samples, also with more than most_mapped_samples.
struct sample_landscape
{
    std::vector<std::string> samples;
    std::vector<std::string> mirnas; ///< rows that pca.rows counts
    qc::principal_components pca;
    qc::sample_map mds;
    matrix correlation; ///< Spearman, sample x sample
};

inline constexpr double landscape_reads{1e4}; ///< fewest miRNA counts of a sample
inline constexpr std::size_t landscape_samples{3};
inline constexpr std::size_t most_mapped_samples{1000};

/// Everything about the quality of a cohort; vectors have one entry per sample, in the order of the cohort.
struct cohort_quality
{
    std::vector<qc::sample_quality> samples;
    std::vector<std::vector<depth_point>> depth; ///< by rising share; empty without miRNA reads
    std::vector<std::optional<isomir_shares>> isomirs;
    sample_landscape landscape;
};

} // namespace polarmir::pipeline
