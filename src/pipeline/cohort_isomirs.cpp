#include "cohort_isomirs.hpp"

#include "sample_files.hpp"

#include <polarmir/isomir/edits.hpp>
#include <polarmir/isomir/joined.hpp>
#include <polarmir/isomir/summary.hpp>
#include <polarmir/parallel/parallel_for.hpp>

#include <algorithm>
#include <fstream>
#include <functional>
#include <string>
#include <system_error>
#include <vector>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

/// Whether an earlier merge wrote it.
bool is_ours(fs::path const & path)
{
    std::ifstream file{path};
    for (std::string line; std::getline(file, line) && line.starts_with("##");)
        if (line.starts_with("## TOOLS: polarmir"))
            return true;
    return false;
}

void remove_other_gff3(fs::path const & directory, samples_view samples)
{
    std::error_code failure;
    for (fs::directory_entry const & entry : fs::directory_iterator{directory, failure})
        if (entry.path().extension() == ".gff3" &&
            std::ranges::find(samples, entry.path().stem().string(), &stored_sample::name) == samples.end() &&
            is_ours(entry.path()))
            fs::remove(entry.path(), failure);
}

} // namespace

void write_isomir_tables(fs::path const & out,
                         samples_view samples,
                         reference::mirna_reference const & reference,
                         std::size_t threads)
{
    fs::path const directory = out / "isomir";
    isomir::expression const counted =
        unit_of(samples) == count_unit::molecules ? &isomir::record::molecules : &isomir::record::reads;
    std::vector<isomir::sample_records> files;
    for (stored_sample const & sample : samples)
        files.push_back({sample.name, sample_directory(out, sample.name) / file_names::isomirs});
    remove_other_gff3(directory, samples);
    std::vector<std::function<void()>> const tables{
        [&] { isomir::write_joined(directory / "joined_mirtop.tsv", files, counted); },
        [&] { isomir::write_raw_data(directory / "isomirs_rawData.tsv", files, counted); },
        [&] { isomir::write_edits(directory / "edits.tsv", files, counted, reference); },
        [&] { isomir::write_summary(directory / "isomir_summary.tsv", files, counted); },
        [&] { isomir::write_mirtop_stats(out / "multiqc" / "polarmir_mirtop_stats.log", files, counted); }};
    parallel_for(threads, tables.size() + files.size(), 1, [&](std::size_t i, std::size_t) {
        if (i < tables.size())
            return tables[i]();
        isomir::sample_records const & sample = files[i - tables.size()];
        isomir::write_gff3(directory / (sample.name + ".gff3"),
                           isomir::record_reader{sample.path},
                           {sample.name, reference.label(), isomir::gff3_source(reference)},
                           counted);
    });
}

} // namespace polarmir::pipeline
