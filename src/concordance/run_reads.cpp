#include "run_reads.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/pipeline/resume.hpp>
#include <polarmir/pipeline/sample_directory.hpp>
#include <polarmir/reference/store.hpp>

#include <algorithm>
#include <cmath>

namespace polarmir::concordance {
namespace {

namespace fs = std::filesystem;
using row_counts = std::vector<std::pair<std::uint32_t, double>>;

double total_of(row_counts const & column)
{
    double total{0};
    for (auto const & [row, count] : column)
        total += count;
    return total;
}

double distance(row_counts const & column, std::vector<double> const & counts)
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
    settings_{settings}
{
    if (!settings.run)
        return;
    for (std::string const & sample : samples)
        if (fs::exists(directory(sample) / "unique.tsv.gz"))
            with_reads_.push_back(sample);
        else
            log(log_level::warning,
                directory(sample).string() +
                    " is not there: the differences of this sample are not explained");
    if (with_reads_.empty())
        return;
    reference_ = std::make_unique<reference::mirna_reference>(reference::load(
        settings.reference.value_or(pipeline::read_run_record(directory(with_reads_.front())).reference)));
    find_ = std::make_unique<placement_finder>(*reference_);
}

bool run_reads::has(std::string const & sample) const
{
    return std::ranges::find(with_reads_, sample) != with_reads_.end();
}

sample_evidence run_reads::read(std::string const & sample, row_counts const & column) const
{
    sample_evidence evidence = read_evidence(directory(sample), *reference_, *find_);
    double const from_reads = distance(column, evidence.reads);
    double const from_molecules =
        evidence.has_molecules ? distance(column, evidence.molecules) : from_reads + 1;
    evidence.ours.molecules = from_molecules < from_reads;
    constexpr double largest_share{0.01}; // what rounding leaves is far below
    constexpr double fewest{5};
    if (std::min(from_reads, from_molecules) > std::max(largest_share * total_of(column), fewest))
        throw input_error{directory(sample).string() +
                          ": our table does not hold the counts of this sample; compare the table that was "
                          "made of it, or the run's folder"};
    return evidence;
}

fs::path run_reads::directory(std::string const & sample) const
{
    return pipeline::sample_directory(*settings_.run, sample);
}

} // namespace polarmir::concordance
