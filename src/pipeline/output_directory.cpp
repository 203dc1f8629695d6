#include <polarmir/core/error.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/pipeline/run.hpp>
#include <polarmir/reads/sample_sheet.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

bool is_ours(fs::path const & entry)
{
    constexpr std::array<std::string_view, 25> names{".counting.lock",
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
                                                     "run.json"};
    std::string const name = entry.filename().string();
    return std::ranges::any_of(names, [&](std::string_view ours) {
        return name == ours || name.starts_with(std::string{ours} + ".tmp."); // left by a killed run
    });
}

fs::path relative_to(fs::path const & out, fs::path const & file)
{
    return file == "-" ? file : fs::weakly_canonical(file).lexically_proximate(fs::weakly_canonical(out));
}

} // namespace

void claim_output(fs::path const & out, bool force)
{
    std::error_code failure;
    fs::create_directories(out, failure);
    if (failure && !fs::is_directory(out))
        throw resource_error::from_errno(out.string(), "cannot create the output folder", failure.value());
    if (force)
        return;
    for (fs::directory_entry const & entry : fs::directory_iterator{out})
        if (!is_ours(entry.path()))
            throw usage_error{out.string() + ": holds '" + entry.path().filename().string() +
                              "', which polarmir did not write; give an empty folder, or --force"};
}

void claim_table_output(fs::path const & out, bool force)
{
    if (!force && fs::exists(out / "samples"))
        throw usage_error{out.string() +
                          ": holds counted samples, whose scores would be replaced; give another folder, or "
                          "--force ('polarmir merge' scores the samples again)"};
    claim_output(out, force);
}

void remove_orphaned_tables(fs::path const & out, std::span<reads::sample const> samples)
{
    auto const is_finished = [&](reads::sample const & sample) {
        return fs::exists(sample_directory(out, sample.name));
    };
    if (std::ranges::any_of(samples, is_finished))
        return;
    for (char const * const made_of_samples : {"counts",
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
                                               "compare"})
        fs::remove_all(out / made_of_samples);
}

void write_resolved_sheet(fs::path const & out, reads::cohort const & cohort)
{
    std::vector<std::string> header{"sample", "fastq_1"};
    for (std::string const & column : cohort.annotation_columns)
        header.push_back(reads::sheet_field(column));
    io::table_rows table{header.size()};
    for (std::string const & column : header)
        table << column;
    table.end_row();
    for (reads::sample const & sample : cohort.samples)
        for (fs::path const & file : sample.files)
        {
            table << reads::sheet_field(sample.name) << reads::sheet_field(relative_to(out, file).string());
            for (auto const & [column, value] : sample.annotations)
                table << reads::sheet_field(value);
            table.end_row();
        }
    // Tasks of an array do so beside each other, and the gathering may read it meanwhile: most find it
    // written.
    fs::path const path = out / "samples.tsv";
    std::error_code failure;
    bool const may_be_equal = fs::file_size(path, failure) == table.text().size() && !failure;
    if (!may_be_equal || io::read_text(path, table.text().size()) != table.text())
        io::write_file(path, table.text());
}

} // namespace polarmir::pipeline
