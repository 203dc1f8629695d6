#include <polarmir/io/directory.hpp>
#include <polarmir/pipeline/output_names.hpp>

#include <algorithm>
#include <array>

namespace polarmir::pipeline {
namespace {

constexpr std::array<std::string_view, 12> made_of_samples{"counts",
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
                                                           "compare"};

constexpr std::array<std::string_view, 15> others{".counting.lock",
                                                  ".tables.lock",
                                                  "samples",
                                                  "trimmed",
                                                  "jobs",
                                                  "samples.tsv",
                                                  "reference_cohort.json",
                                                  "reference.fa",
                                                  "reference.fa.fai",
                                                  "with.tsv",
                                                  "with_summary.tsv",
                                                  "with_summary.txt",
                                                  "run.json",
                                                  "ro-crate-metadata.json",
                                                  "SHA256SUMS"};

bool any_name(auto const & holds)
{
    return std::ranges::any_of(made_of_samples, holds) || std::ranges::any_of(others, holds);
}

} // namespace

bool is_output_name(std::string_view name)
{
    return any_name([&](std::string_view ours) { return name == ours; });
}

std::span<std::string_view const> cohort_output_names() noexcept
{
    return made_of_samples;
}

bool is_temporary_output(std::string_view name)
{
    return any_name([&](std::string_view ours) { return io::is_temporary_of(name, ours); });
}

} // namespace polarmir::pipeline
