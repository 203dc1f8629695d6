#include "section.hpp"

#include <polarmir/io/directory.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/multiqc/write_multiqc.hpp>

#include <array>

namespace polarmir::multiqc {
namespace {

struct custom_content
{
    char const * file;
    content (*make)(pipeline::merge_outcome const & merged);
};

constexpr std::array<custom_content, 11> all_content{{
    {"polarmir_general_mqc.json", general_statistics},
    {"polarmir_fates_mqc.json", read_fates},
    {"polarmir_classes_mqc.json", rna_classes},
    {"polarmir_mirna_length_mqc.json", mirna_lengths},
    {"polarmir_length_mqc.json", all_lengths},
    {"polarmir_scores_mqc.json", score_table},
    {"polarmir_index_mqc.json", index_bars},
    {"polarmir_signature_mqc.tsv", signature_heatmap},
    {"polarmir_correlation_mqc.tsv", correlation_heatmap},
    {"polarmir_versions_mqc.yml", version_section},
    {"polarmir_mqc_versions.yml", version_file},
}};

} // namespace

void write_multiqc(std::filesystem::path const & out, pipeline::merge_outcome const & merged)
{
    for (custom_content const & one : all_content)
    {
        std::filesystem::path const path = out / "multiqc" / one.file;
        if (content const text = one.make(merged))
            io::write_file(path, *text);
        else
            io::remove_file(path);
    }
}

} // namespace polarmir::multiqc
