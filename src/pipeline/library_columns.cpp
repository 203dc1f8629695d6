#include "sample_files.hpp"

#include <polarmir/core/text.hpp>

namespace polarmir::pipeline {
namespace {

constexpr int share_decimals{4};

} // namespace

std::vector<std::pair<std::string, std::string>> library_columns(sample_analysis const & sample)
{
    library::inference const & found = sample.library;
    return {
        {"unit", sample.molecules ? "molecules" : "reads"},
        {"reads", std::to_string(sample.trimmed.reads)},
        {"read_length_nt", library::read_length_text(found)},
        {"phred", std::to_string(found.layout.phred_offset)},
        {"kit", found.kit},
        {"adapter_3p", found.layout.adapter_3p},
        {"with_adapter", std::to_string(sample.trimmed.with_adapter)},
        {"support", format_fixed(found.support, share_decimals)},
        {"anchors", std::to_string(found.anchors)},
        {"clip_5p_nt", std::to_string(found.layout.clip_5p)},
        {"gap_3p_nt", std::to_string(found.layout.gap_3p)},
        {"umi", library::umi_text(found.layout)},
        {"poly_a", found.layout.poly_a ? "yes" : "no"},
        {"mirna_reads", std::to_string(sample.counts.mirna)},
        {"mirna_molecules", sample.molecules ? std::to_string(sample.molecules->counts.mirna) : "NA"},
        {"status", name_of(found.status)},
        {"reason", found.reason},
        {"warnings", join(sample.warnings, "; ")},
    };
}

std::vector<std::pair<std::string, std::string>> umi_columns(sample_analysis const & sample,
                                                             options const & settings)
{
    collapse::umi_summary const & seen = sample.molecules->summary;
    bool const as_published = settings.umi_method == collapse::umi_method::umi_tools;
    return {
        {"umi", library::umi_text(sample.library.layout)},
        {"method", as_published ? "umi-tools" : "directional"},
        {"reads", std::to_string(seen.reads)},
        {"distinct_umis", std::to_string(seen.umis)},
        {"molecules", std::to_string(seen.molecules)},
        {"molecules_corrected", std::to_string(seen.corrected)},
        {"collision_share", format_fixed(seen.collisions(), share_decimals)},
        {"duplication", format_fixed(seen.duplication(), share_decimals)},
        {"seen_at_half", format_fixed(seen.seen_at_half(), share_decimals)},
        {"dense_inserts", std::to_string(seen.dense_inserts)},
        {"saturated_inserts", std::to_string(seen.saturated_inserts)},
        {"merged_reads", std::to_string(seen.merged_reads)},
    };
}

} // namespace polarmir::pipeline
