#include "run_reads.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/pipeline/sample_directory.hpp>

#include <algorithm>
#include <cmath>

namespace polarmir::concordance {
namespace {

using column_counts = std::vector<std::pair<std::uint32_t, double>>;

double total_of(column_counts const & column)
{
    double total{0};
    for (auto const & [row, count] : column)
        total += count;
    return total;
}

double distance(column_counts const & column, std::vector<double> const & counts)
{
    double sum{0};
    for (auto const & [row, count] : column)
        sum += std::abs(counts[row] - count);
    return sum;
}

} // namespace

run_reads::run_reads(config const & settings,
                     std::vector<std::string> const & samples,
                     log_sink const & log) :
    log_{log}
{
    if (!settings.run)
        return;
    folder_ = *settings.run;
    std::vector<std::string> const finished = pipeline::list_samples(folder_).finished;
    std::vector<std::string> with_reads;
    for (std::string const & sample : samples)
        if (std::ranges::find(finished, sample) != finished.end())
            with_reads.push_back(sample);
        else
            log(log_level::warning,
                folder_.string() + ": sample " + sample +
                    " of our table is not in it: its differences are not explained");
    if (with_reads.empty())
        return;
    run_ = std::make_unique<explain::counted_output>(
        explain::source{folder_, std::move(with_reads), settings.reference, settings.competitors, 1});
    find_ = std::make_unique<placement_finder>(run_->shared().reference());
}

reference::mirna_reference const * run_reads::reference() const noexcept
{
    return run_ == nullptr ? nullptr : &run_->shared().reference();
}

bool run_reads::has(std::string const & sample) const
{
    return run_ != nullptr && std::ranges::find(run_->samples(), sample) != run_->samples().end();
}

sample_evidence run_reads::read(std::string const & sample, column_counts const & column) const
{
    sample_evidence evidence =
        read_evidence(*run_, pipeline::sample_directory(folder_, sample), sample, *find_);
    if (!evidence.knows_dropped_reads)
        log_(log_level::warning,
             "sample " + sample +
                 ": its files are not where they were, or not as they were: reads that were dropped cannot "
                 "be told");
    double const from_reads = distance(column, evidence.reads.counts);
    double const from_molecules =
        evidence.has_molecules() ? distance(column, evidence.molecules.counts) : from_reads + 1;
    evidence.ours.molecules = from_molecules < from_reads;
    constexpr double largest_share{0.01}; // what rounding leaves is far below
    constexpr double fewest{5};
    if (std::min(from_reads, from_molecules) > std::max(largest_share * total_of(column), fewest))
        throw input_error{folder_.string() + ": our table does not hold the counts of sample " + sample +
                          "; compare the table that was made of it, or the folder itself"};
    return evidence;
}

} // namespace polarmir::concordance
