#include "sample_files.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/pipeline/cohort_tables.hpp>
#include <polarmir/pipeline/run.hpp>
#include <polarmir/reads/sample_sheet.hpp>
#include <polarmir/reference/store.hpp>

#include <algorithm>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> sheet_order(fs::path const & sheet)
{
    std::vector<std::string> names;
    for (reads::sheet_row const & row : reads::read_sample_sheet(sheet).rows)
        if (std::ranges::find(names, row.sample) == names.end())
            names.push_back(row.sample);
    return names;
}

std::vector<std::string> natural_order(fs::path const & samples)
{
    std::vector<std::string> names;
    if (fs::is_directory(samples))
        for (fs::directory_entry const & entry : fs::directory_iterator{samples})
            if (fs::exists(entry.path() / file_names::sample) &&
                !entry.path().filename().string().starts_with('.'))
                names.push_back(entry.path().filename().string());
    std::ranges::sort(names, natural_less);
    return names;
}

std::vector<std::string> sample_names(fs::path const & out)
{
    fs::path const sheet = out / "samples.tsv";
    return fs::exists(sheet) ? sheet_order(sheet) : natural_order(out / "samples");
}

void warn_about_options(std::vector<stored_sample> const & samples, log_sink const & log)
{
    auto const other = std::ranges::find_if(
        samples, [&](stored_sample const & sample) { return sample.options != samples.front().options; });
    if (other != samples.end())
        log(log_level::warning,
            "samples " + samples.front().name + " and " + other->name +
                " were counted with different options (see their sample.json)");
}

} // namespace

merge_outcome merge(fs::path const & out, std::optional<std::string> const & reference, log_sink const & log)
{
    merge_outcome outcome;
    std::vector<fs::path> finished;
    for (std::string const & name : sample_names(out))
    {
        fs::path const directory = sample_directory(out, name);
        if (fs::exists(directory / file_names::sample))
            finished.push_back(directory);
        else
            outcome.missing.push_back(name);
    }
    if (finished.empty())
        throw input_error{out.string() + ": no finished sample to merge; run 'polarmir count' first"};

    reference::mirna_reference const mirnas =
        reference::load(reference.value_or(read_run_record(finished.front()).reference));
    for (fs::path const & directory : finished)
        outcome.samples.push_back(load_sample(directory, mirnas));
    warn_about_options(outcome.samples, log);
    write_cohort_tables(out, outcome.samples, mirnas);
    return outcome;
}

} // namespace polarmir::pipeline
