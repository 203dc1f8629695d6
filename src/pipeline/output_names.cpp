#include <polarmir/io/directory.hpp>
#include <polarmir/pipeline/output_names.hpp>

#include <algorithm>
#include <array>

namespace polarmir::pipeline {
namespace {

constexpr std::array<std::string_view, 27> names{".counting.lock",
                                                 ".tables.lock",
                                                 "samples",
                                                 "trimmed",
                                                 "jobs",
                                                 "samples.tsv",
                                                 "counts",
                                                 "qc",
                                                 "isomir",
                                                 "multiqc",
                                                 "polarization.tsv",
                                                 "polarization_long.tsv",
                                                 "contributions.tsv",
                                                 "signatures.tsv",
                                                 "unmatched.tsv",
                                                 "summary.txt",
                                                 "report.html",
                                                 "reference_cohort.json",
                                                 "compare",
                                                 "reference.fa",
                                                 "reference.fa.fai",
                                                 "with.tsv",
                                                 "with_summary.tsv",
                                                 "with_summary.txt",
                                                 "run.json",
                                                 "ro-crate-metadata.json",
                                                 "SHA256SUMS"};

} // namespace

bool is_output_name(std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

bool is_temporary_output(std::string_view name)
{
    return std::ranges::any_of(names, [&](std::string_view ours) { return io::is_temporary_of(name, ours); });
}

} // namespace polarmir::pipeline
