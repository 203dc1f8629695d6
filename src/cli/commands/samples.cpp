#include "cli/app.hpp"
#include "cli/exit_code.hpp"
#include "count_options.hpp"
#include "threads_option.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/library/advice.hpp>
#include <polarmir/library/infer.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/pipeline/read_stream.hpp>
#include <polarmir/pipeline/sample_directory.hpp>
#include <polarmir/reads/checksum.hpp>
#include <polarmir/reads/discovery.hpp>
#include <polarmir/reads/sample_sheet.hpp>
#include <polarmir/reference/store.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <ostream>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

namespace fs = std::filesystem;

struct samples_options
{
    std::vector<fs::path> inputs;
    std::optional<fs::path> sheet;
    std::string reference{reference::embedded_name};
    bool inspect{false};
    bool check_md5{false};
    std::size_t threads{1};
};

constexpr char const * inspection_columns = R"(Columns of --inspect, one line per file:
  reads         reads looked at (at most 200,000)
  read_length   of them, nt: one number or shortest-longest
  phred         offset of the qualities
  kit           library kit; 'custom' or empty when it is none of the known
  adapter_3p    3' adapter from its first base; empty: reads are their inserts
  support       share of the known miRNAs (without any: of the reads) that carry it
  clip_5p       bases before the insert, gap_3p between insert and adapter, nt
  umi           none, before_insert:N, after_adapter:N or read_name:N
  status        detected, kit_only, already_trimmed, undetermined, or error
  reason        for people
  evidence      the numbers behind it
  recommendation  what to do, with the options to give)";

/// One line of `samples --inspect`.
struct inspected_file
{
    std::string sample;
    fs::path file;
    library::inference found;
    std::string failure; ///< why the file cannot be read; empty when it can
};

std::vector<inspected_file> files_of(reads::cohort const & cohort)
{
    std::vector<inspected_file> files;
    for (reads::sample const & sample : cohort.samples)
        for (fs::path const & file : sample.files)
            files.push_back({sample.name, file, {}, {}});
    return files;
}

void inspect(inspected_file & one, library::inferrer const & infer)
try
{
    pipeline::read_stream stream{{one.file}};
    one.found = infer(stream.look_ahead(library::inspected_reads), {});
}
catch (input_error const & e)
{
    one.failure = e.what();
}

std::string reason(library::inference const & found)
{
    std::string text = found.reason;
    for (std::string const & warning : found.warnings)
        text += "; " + warning;
    return text;
}

/// Messages may have a second line; a table row has not.
std::string one_line(std::string text)
{
    std::ranges::replace_if(
        text, [](char letter) { return letter == '\n' || letter == '\r' || letter == '\t'; }, ' ');
    return text;
}

void print(inspected_file const & one, std::ostream & out)
{
    constexpr int share_decimals{3};
    library::layout const & layout = one.found.layout;
    out << reads::sheet_field(one.sample) << '\t' << reads::sheet_field(one.file.string()) << '\t';
    if (!one.failure.empty())
        out << "\t\t\t\t\t\t\t\t\terror\t" << one_line(one.failure) << "\t\tmend or replace the file\n";
    else
        out << one.found.reads << '\t' << library::read_length_text(one.found) << '\t' << layout.phred_offset
            << '\t' << one.found.kit << '\t' << layout.adapter_3p << '\t'
            << format_fixed(one.found.support, share_decimals) << '\t' << layout.clip_5p << '\t'
            << layout.gap_3p << '\t' << library::umi_text(layout) << '\t' << name_of(one.found.status) << '\t'
            << one_line(reason(one.found)) << '\t' << library::evidence_text(one.found) << '\t'
            << library::recommendation(one.found) << '\n';
}

void print_inspection(reads::cohort const & cohort, samples_options const & options, context & ctx)
{
    std::vector<inspected_file> files = files_of(cohort);
    library::inferrer const infer{reference::load(options.reference)};
    parallel_for(options.threads, files.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            inspect(files[i], infer);
    });
    ctx.io.out << "sample\tfile\treads\tread_length\tphred\tkit\tadapter_3p\tsupport\tclip_5p\tgap_"
                  "3p\tumi\tstatus\treason\tevidence\trecommendation\n";
    for (inspected_file const & one : files)
    {
        print(one, ctx.io.out);
        if (!one.failure.empty())
            ctx.exit_code = exit_code::failed;
    }
}

void print_sheet(reads::cohort const & cohort, std::ostream & out)
{
    out << "sample\tfastq_1";
    for (std::string const & column : cohort.annotation_columns)
        out << '\t' << reads::sheet_field(column);
    out << '\n';
    for (reads::sample const & sample : cohort.samples)
        for (fs::path const & file : sample.files)
        {
            out << reads::sheet_field(sample.name) << '\t' << reads::sheet_field(file.string());
            for (auto const & [column, value] : sample.annotations)
                out << '\t' << reads::sheet_field(value);
            out << '\n';
        }
}

std::vector<fs::path> files_on_disk(reads::cohort const & cohort)
{
    std::vector<fs::path> files;
    for (reads::sample const & sample : cohort.samples)
        for (fs::path const & file : sample.files)
            if (file != "-")
                files.push_back(file);
    return files;
}

/// How many files of a folder came without a sum.
void log_without_sum(std::vector<reads::checksum_result> const & results, log_sink const & log)
{
    std::map<fs::path, std::size_t> folders;
    for (reads::checksum_result const & one : results)
        if (one.status == reads::checksum_status::no_sum)
            ++folders[one.file.parent_path()];
    for (auto const & [folder, number] : folders)
        log(log_level::warning,
            (folder.empty() ? "." : printable(folder.string())) + ": no MD5 sum for " +
                count_of(number, "file") + "; not checked");
}

void check_sums(reads::cohort const & cohort, samples_options const & options, context & ctx)
{
    std::vector<reads::checksum_result> const results =
        reads::check_md5(files_on_disk(cohort), options.threads);
    std::size_t good{0};
    for (reads::checksum_result const & one : results)
    {
        if (one.status == reads::checksum_status::differs)
        {
            ctx.log(log_level::warning, one.problem);
            ctx.exit_code = exit_code::failed;
        }
        good += one.status == reads::checksum_status::agrees ? 1 : 0;
    }
    log_without_sum(results, ctx.log);
    ctx.log(log_level::info,
            "MD5 sums: " + std::to_string(good) + " of " + std::to_string(results.size()) +
                (results.size() == 1 ? " file agrees" : " files agree"));
}

void list_samples(samples_options const & options, context & ctx)
{
    if (options.inputs.empty() && !options.sheet)
        throw usage_error{"nothing to look at; give FASTQ files, folders, or --samples SHEET"};
    reads::cohort const cohort = reads::discover(options.inputs, options.sheet);
    log_discovery(cohort, ctx.log);
    if (options.inspect)
        print_inspection(cohort, options, ctx);
    else
        print_sheet(cohort, ctx.io.out);
    if (options.check_md5)
        check_sums(cohort, options, ctx);
}

} // namespace

void add_samples(CLI::App & app, context & ctx)
{
    auto const options = std::make_shared<samples_options>();
    CLI::App * const command = app.add_subcommand(
        "samples", "List what would be analysed, as a sample sheet, and why files are skipped");
    command->add_option("INPUT", options->inputs, "FASTQ, BAM, CRAM or SAM files, or folders to search");
    command
        ->add_option("--samples",
                     options->sheet,
                     "Sample sheet to look up; also SampleSheet.csv (v1, v2) and fastq_list.csv")
        ->type_name("SHEET");
    command->add_flag("--inspect",
                      options->inspect,
                      "Look at the first 200,000 reads of each file: adapter, kit, extra bases, UMI");
    command->add_flag(
        "--check-md5",
        options->check_md5,
        "Compare the files with the MD5 sums delivered beside them (FILE.md5, md5sum.txt, ...)");
    command
        ->add_option("--reference",
                     options->reference,
                     "Whose miRNAs to look for: 'human' or a folder from 'reference build'")
        ->type_name("NAME|DIR")
        ->capture_default_str();
    add_threads_option(*command, options->threads);
    command->footer(inspection_columns);
    command->callback([options, &ctx] { list_samples(*options, ctx); });
}

} // namespace polarmir::cli
