#include "cohort_isomirs.hpp"

#include "sample_files.hpp"

#include <polarmir/io/directory.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/isomir/survey.hpp>
#include <polarmir/parallel/ordered_pipeline.hpp>
#include <polarmir/pipeline/sample_directory.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

/// Whether an earlier merge wrote it.
bool is_ours(fs::path const & path)
{
    io::line_reader lines{path};
    for (std::string_view line; lines.next(line) && line.starts_with("##");)
        if (line.starts_with("## TOOLS: polarmir"))
            return true;
    return false;
}

void remove_other_gff3(fs::path const & directory, samples_view samples)
{
    for (fs::path const & path : io::list_directory(directory))
        if (path.extension() == ".gff3" &&
            std::ranges::find(samples, path.stem().string(), &stored_sample::name) == samples.end() &&
            is_ours(path))
            io::remove_file(path);
}

/// Over all miRNAs of a sample.
std::optional<isomir_shares> shares_of(std::vector<isomir::mature_summary> const & mirnas)
{
    std::uint64_t all{0};
    for (isomir::mature_summary const & one : mirnas)
        all += one.reads;
    if (all == 0)
        return std::nullopt;
    auto const percent = [&](std::uint64_t isomir::mature_summary::*part) {
        constexpr double hundred{100};
        std::uint64_t sum{0};
        for (isomir::mature_summary const & one : mirnas)
            sum += one.*part;
        return hundred * static_cast<double>(sum) / static_cast<double>(all);
    };
    using isomir::mature_summary;
    return isomir_shares{percent(&mature_summary::canonical),
                         percent(&mature_summary::shifted_5p),
                         percent(&mature_summary::shorter_3p),
                         percent(&mature_summary::longer_3p),
                         percent(&mature_summary::tailed),
                         percent(&mature_summary::uridylated),
                         percent(&mature_summary::adenylated),
                         percent(&mature_summary::snv)};
}

} // namespace

std::vector<std::optional<isomir_shares>> write_isomir_tables(fs::path const & out,
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
    isomir::summary_table summary{directory / "isomir_summary.tsv"};
    isomir::edit_table edits{directory / "edits.tsv", reference};
    isomir::joined_tables joined{files, counted};
    std::vector<std::pair<std::string, isomir::kinds>> kinds;
    std::vector<std::optional<isomir_shares>> shares;
    std::string const source = isomir::gff3_source(reference);
    std::size_t next{0};
    // While one waits until the disk has its file another one goes on.
    ordered_pipeline(
        threads == 1 ? 1 : threads + 1,
        [&]() -> std::optional<std::size_t> {
            return next == files.size() ? std::nullopt : std::optional{next++};
        },
        [&](std::size_t i) {
            isomir::gff3_writer gff3{directory / (files[i].name + ".gff3"),
                                     {files[i].name, reference.label(), source}};
            isomir::sample_survey found = isomir::survey(files[i].path, counted, gff3);
            gff3.commit();
            return found;
        },
        [&](isomir::sample_survey found) {
            std::size_t const sample = kinds.size();
            summary.write(files[sample].name, found.mirnas);
            edits.write(files[sample].name, found.edits);
            joined.add(sample, found.lines);
            shares.push_back(shares_of(found.mirnas));
            kinds.emplace_back(files[sample].name, std::move(found.numbers));
        });
    summary.commit();
    edits.commit();
    isomir::write_mirtop_stats(out / "multiqc" / "polarmir_mirtop_stats.log", kinds);
    joined.write(directory / "joined_mirtop.tsv", directory / "isomirs_rawData.tsv", threads);
    return shares;
}

} // namespace polarmir::pipeline
