#include "summary.hpp"

#include <polarmir/core/lookup.hpp>
#include <polarmir/core/text.hpp>

#include <algorithm>
#include <ostream>

namespace polarmir::cli {
namespace {

/// The remarks that change a verdict, FAIL first; as many as can be read at a glance.
void print_remarks(std::vector<qc::sample_quality> const & samples, std::ostream & out)
{
    constexpr std::size_t most{10};
    std::vector<std::string> lines;
    for (qc::grade const level : {qc::grade::fail, qc::grade::warn})
        for (qc::sample_quality const & sample : samples)
            for (qc::quality_remark const & remark : sample.remarks)
                if (remark.level == level)
                    lines.push_back(sample.sample + ": " + name_of(level) + ' ' + remark.reason + " -> " +
                                    remark.remedy);
    if (lines.empty())
        return;
    out << '\n';
    for (std::size_t i = 0; i < std::min(lines.size(), most); ++i)
        out << lines[i] << '\n';
    if (lines.size() > most)
        out << "and " << lines.size() - most << " more in qc/summary.tsv\n";
}

} // namespace

void print_summary(pipeline::merge_outcome const & merged, std::ostream & out)
{
    constexpr double percent{100};
    out << "sample\treads\tmirna_reads\tmirna_percent\tmirnas_detected\tkit\tqc\n";
    for (std::size_t i = 0; i < merged.samples.size(); ++i)
    {
        pipeline::stored_sample const & sample = merged.samples[i];
        auto const reads = static_cast<double>(value_of(sample.ledger, "input"));
        auto const mirna = static_cast<double>(sample.mirna_total(pipeline::count_unit::reads));
        auto const detected =
            std::ranges::count_if(sample.reads, [](auto const & row) { return row.integer != 0; });
        out << sample.name << '\t' << format_compact(reads, 0) << '\t' << format_compact(mirna, 0) << '\t'
            << format_fixed(reads > 0 ? percent * mirna / reads : 0, 1) << '\t' << detected << '\t'
            << value_of(sample.library, "kit") << '\t' << name_of(merged.quality.samples[i].verdict) << '\n';
    }
    print_remarks(merged.quality.samples, out);
    out << '\n' << summary_text(merged.polarization);
}

void log_outcome(pipeline::run_outcome const & outcome,
                 std::filesystem::path const & out,
                 log_sink const & log)
{
    log(log_level::info,
        "samples counted: " + std::to_string(outcome.counted.size()) +
            ", kept from before: " + std::to_string(outcome.resumed.size()) +
            ", failed: " + std::to_string(outcome.failed.size()) + "; results in " + out.string());
    for (auto const & [name, message] : outcome.failed)
        log(log_level::warning, "failed: " + name);
}

} // namespace polarmir::cli
