#include <polarmir/core/error.hpp>
#include <polarmir/core/spreadsheet.hpp>
#include <polarmir/io/directory.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/pipeline/output_names.hpp>
#include <polarmir/pipeline/run.hpp>
#include <polarmir/pipeline/sample_directory.hpp>
#include <polarmir/reads/sample_sheet.hpp>

#include <algorithm>
#include <system_error>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

fs::path relative_to(fs::path const & out, fs::path const & file)
{
    return file == "-" ? file : fs::weakly_canonical(file).lexically_proximate(fs::weakly_canonical(out));
}

/// A path in the sheet. One like `=x.fq` must not be a formula for spreadsheets.
std::string path_field(std::string const & path)
{
    return reads::sheet_field(is_formula(path) ? "./" + path : path);
}

io::table_rows sheet_with_header(std::vector<std::string> const & annotation_columns)
{
    std::vector<std::string> header{"sample", "fastq_1"};
    for (std::string const & column : annotation_columns)
        header.push_back(reads::sheet_field(column));
    io::table_rows table{header.size()};
    for (std::string const & column : header)
        table << column;
    table.end_row();
    return table;
}

/// Tasks of an array do so beside each other, and the gathering may read it meanwhile: most find it written.
void write_sheet(fs::path const & out, io::table_rows const & table)
{
    fs::path const path = out / "samples.tsv";
    std::error_code failure;
    bool const may_be_equal = fs::file_size(path, failure) == table.text().size() && !failure;
    if (!may_be_equal || io::read_text(path, table.text().size()) != table.text())
        io::write_file(path, table.text());
}

} // namespace

void claim_output(fs::path const & out, bool force)
{
    io::create_folder(out);
    if (force)
        return;
    for (fs::path const & path : io::list_directory(out))
        if (std::string const name = path.filename().string();
            !is_output_name(name) && !is_temporary_output(name))
            throw usage_error{out.string() + ": holds '" + name +
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
    for (std::string_view const name : cohort_output_names())
    {
        std::error_code failure;
        fs::remove_all(out / name, failure);
        if (failure)
            throw resource_error::from_errno((out / name).string(), "cannot remove", failure.value());
    }
}

void write_resolved_sheet(fs::path const & out, reads::cohort const & cohort)
{
    io::table_rows table = sheet_with_header(cohort.annotation_columns);
    for (reads::sample const & sample : cohort.samples)
        for (fs::path const & file : sample.files)
        {
            table << reads::sheet_field(sample.name) << path_field(relative_to(out, file).string());
            for (auto const & [column, value] : sample.annotations)
                table << reads::sheet_field(value);
            table.end_row();
        }
    write_sheet(out, table);
}

void replace_sheet(fs::path const & out, reads::sample_sheet const & sheet)
{
    io::table_rows table = sheet_with_header(sheet.annotation_columns);
    for (reads::sheet_row const & row : sheet.rows)
    {
        std::error_code ignored;
        fs::path const file = fs::path{sheet.path}.parent_path() / row.file;
        bool const is_there = !row.file.empty() && fs::is_regular_file(file, ignored);
        table << reads::sheet_field(row.sample)
              << path_field(is_there ? relative_to(out, file).string() : row.file);
        for (std::string const & value : row.annotations)
            table << reads::sheet_field(value);
        table.end_row();
    }
    write_sheet(out, table);
}

} // namespace polarmir::pipeline
