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
        {"unit", "reads"},
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
        {"status", name_of(found.status)},
        {"reason", found.reason},
        {"warnings", join(sample.warnings, "; ")},
    };
}

} // namespace polarmir::pipeline
