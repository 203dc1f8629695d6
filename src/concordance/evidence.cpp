#include "evidence.hpp"

#include "dropped_reads.hpp"

#include <polarmir/pipeline/resume.hpp>

#include <filesystem>

namespace polarmir::concordance {
namespace {

namespace fs = std::filesystem;

row_counts counts_of(count::sample_counts const & counted)
{
    return {counted.fractional, {counted.unique.begin(), counted.unique.end()}, counted.unresolved};
}

tie ties_of(count::multimap mode)
{
    switch (mode)
    {
    case count::multimap::split:
        return tie::equal;
    case count::multimap::unique:
        return tie::none;
    case count::multimap::em:
        break;
    }
    return tie::abundance;
}

/// `snRNA RNU2-1`.
std::string rival_name(count::assignment const & verdict, pipeline::resources const & shared)
{
    if (verdict.read_class != count::read_class::shared && !is_another_rna(verdict.read_class))
        return name_of(verdict.read_class);
    reference::competitor const & rival = shared.competitors().entries()[verdict.target];
    return std::string{name_of(rival.rna_class)} + ' ' + rival.name;
}

bool is_of_other_rna(count::read_class c, count::config const & settings)
{
    return is_another_rna(c) || c == count::read_class::spike_in || c == count::read_class::other_species ||
           (c == count::read_class::shared && settings.shared == count::shared_reads::exclude);
}

std::vector<double> shares_of(std::vector<count::tied_row> const & tie, count::sample_counts const & counts)
{
    if (tie.size() == 1)
        return {1.0};
    auto const shares = counts.shares.find(tie);
    return shares == counts.shares.end() ? std::vector<double>{} : shares->second;
}

insert
make_insert(explain::counted_sample const & counted, std::size_t i, explain::counted_output const & run)
{
    count::assignment const & verdict = counted.assignments[i];
    insert one{counted.inserts.reads[i].sequence.to_string(),
               static_cast<double>(counted.inserts.reads[i].count)};
    if (counted.molecules)
        one.molecules = static_cast<double>(counted.inserts.molecules[i].count);
    if (is_of_other_rna(verdict.read_class, run.settings().count))
    {
        one.obstacle = obstacle::other_rna;
        one.detail = rival_name(verdict, run.shared());
    }
    else if (is_claimed(verdict.read_class))
    {
        auto const tie = tied_rows(verdict, one.sequence.size(), run.shared().reference());
        one.rows = verdict.rows;
        one.shares = shares_of(tie, counted.reads);
        if (counted.molecules)
            one.molecule_shares = shares_of(tie, *counted.molecules);
    }
    return one;
}

/// The files the sample was read from, if all of them are still there as they were.
std::vector<fs::path> input_files(fs::path const & directory)
{
    std::vector<fs::path> files;
    for (pipeline::input_record const & input : pipeline::read_run_record(directory).inputs)
        if (is_unchanged(input))
            files.emplace_back(input.path);
        else
            return {};
    return files;
}

} // namespace

sample_evidence read_evidence(explain::counted_output const & run,
                              fs::path const & directory,
                              std::string const & sample,
                              placement_finder const & find)
{
    explain::counted_sample const counted = run.count(sample);
    sample_evidence evidence;
    evidence.reads = counts_of(counted.reads);
    if (counted.molecules)
        evidence.molecules = counts_of(*counted.molecules);
    evidence.ours.ties = ties_of(run.settings().count.multimap);
    evidence.ours.mismatches = run.settings().align.max_mismatches;
    auto const keep = [&](insert && one) {
        one.placements = find(one.sequence);
        if (!one.placements.empty() || !one.rows.empty())
            evidence.inserts.push_back(std::move(one));
    };
    for (std::size_t i = 0; i < counted.inserts.reads.size(); ++i)
        keep(make_insert(counted, i, run));
    trim::config trimming = run.settings().trim;
    trimming.layout = counted.stored.inference.layout;
    std::vector<fs::path> const files = input_files(directory);
    evidence.knows_dropped_reads = !files.empty();
    for (insert & dropped : dropped_reads(files, trimming))
        keep(std::move(dropped));
    return evidence;
}

} // namespace polarmir::concordance
