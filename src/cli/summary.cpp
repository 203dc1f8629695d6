#include "summary.hpp"

#include <polarmir/core/lookup.hpp>
#include <polarmir/core/text.hpp>

#include <algorithm>
#include <ostream>

namespace polarmir::cli {
void print_summary(pipeline::merge_outcome const & merged, std::ostream & out)
{
    constexpr double percent{100};
    out << "sample\treads\tmirna_reads\tmirna_percent\tmirnas_detected\tkit\n";
    for (pipeline::stored_sample const & sample : merged.samples)
    {
        auto const reads = static_cast<double>(value_of(sample.ledger, "input"));
        auto const mirna = static_cast<double>(sample.mirna_total(pipeline::count_unit::reads));
        auto const detected =
            std::ranges::count_if(sample.reads, [](auto const & row) { return row.integer != 0; });
        out << sample.name << '\t' << format_compact(reads, 0) << '\t' << format_compact(mirna, 0) << '\t'
            << format_fixed(reads > 0 ? percent * mirna / reads : 0, 1) << '\t' << detected << '\t'
            << value_of(sample.library, "kit") << '\n';
    }
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
