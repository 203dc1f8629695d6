#include "count_options.hpp"

#include "choice.hpp"
#include "threads_option.hpp"
#include "whole_number.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/utf8.hpp>

#include <cstdlib>
#include <map>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

void add_files(CLI::App & command, count_options & options)
{
    command.add_option("INPUT",
                       options.inputs,
                       "FASTQ, BAM, CRAM or SAM files, folders to search, or - for FASTQ on standard input");
    command
        .add_option("--samples",
                    options.sheet,
                    "Sample sheet (TSV or CSV): sample, fastq_1, then anything, e.g. group; or Illumina's "
                    "SampleSheet.csv (v1, v2) or fastq_list.csv")
        ->type_name("SHEET");
    command.add_option("-o,--output", options.config.out, "Output folder; finished samples in it are kept")
        ->required()
        ->type_name("OUT");
    command
        .add_option("--reference",
                    options.config.reference,
                    "'human' (embedded panel) or a folder from 'reference build'")
        ->type_name("NAME|DIR")
        ->capture_default_str();
}

void add_library(CLI::App & command, count_options & options)
{
    command
        .add_option(
            "--adapter", options.adapter, "3' adapter: a sequence, 'none' (reads are trimmed), or 'auto'")
        ->type_name("SEQ")
        ->capture_default_str()
        ->group("Library");
    command.add_option("--kit", options.kit, "Library kit, e.g. truseq, qiaseq, nextflex; 'auto' infers it")
        ->type_name("NAME")
        ->capture_default_str()
        ->group("Library");
    static std::map<std::string, collapse::umi_method> const methods{
        {"directional", collapse::umi_method::directional}, {"umi-tools", collapse::umi_method::umi_tools}};
    command
        .add_option("--umi",
                    options.umi,
                    "UMI: auto, none, random_ends (the kit's random bases), read_name, before_insert:N, "
                    "after_adapter:N")
        ->type_name("PLACE")
        ->capture_default_str()
        ->group("Library");
    command
        .add_option("--umi-method",
                    options.config.options.umi_method,
                    "Merging of misread UMIs: directional (guards true singletons), umi-tools (as published)")
        ->transform(choice(methods))
        ->type_name("METHOD")
        ->default_str("directional")
        ->group("Library");
    command
        .add_flag("--umi-merge-inserts",
                  options.config.options.umi_merge_inserts,
                  "Give inserts misread in one base to the insert with the same UMI and ten times the reads")
        ->group("Library");
    command.add_option("--phred", options.phred, "Quality offset")
        ->check(CLI::IsMember({"auto", "33", "64"}))
        ->capture_default_str()
        ->group("Library");
}

void add_trimming(CLI::App & command, pipeline::options & options)
{
    trim::config & trim = options.trim;
    command.add_option("--min-insert", trim.min_insert, "Shortest insert to align, nt")
        ->transform(whole_number())
        ->type_name("NT")
        ->capture_default_str()
        ->group("Trimming");
    command.add_option("--max-insert", trim.max_insert, "Longest insert to align, nt (at most 64)")
        ->transform(whole_number())
        ->type_name("NT")
        ->capture_default_str()
        ->group("Trimming");
    command
        .add_option("--keep-untrimmed-up-to",
                    trim.keep_untrimmed_up_to,
                    "Reads without the expected adapter are kept when no longer than this, nt")
        ->transform(whole_number())
        ->type_name("NT")
        ->capture_default_str()
        ->group("Trimming");
    command
        .add_option("--max-expected-errors",
                    trim.max_expected_errors,
                    "Drop inserts whose qualities promise more wrong bases than this ('inf': no filter)")
        ->type_name("E")
        ->capture_default_str()
        ->group("Trimming");
    command
        .add_flag(
            "--keep-trimmed",
            options.keep_trimmed,
            "Also write the inserts that are aligned as OUT/trimmed/NAME.fastq.gz (BGZF), UMI in the name")
        ->group("Trimming");
}

void add_counting(CLI::App & command, pipeline::options & options)
{
    static std::map<std::string, count::multimap> const modes{
        {"em", count::multimap::em}, {"split", count::multimap::split}, {"unique", count::multimap::unique}};
    command
        .add_option(
            "--mismatches", options.align.max_mismatches, "Substitutions allowed in the templated part, 0-2")
        ->transform(whole_number())
        ->type_name("N")
        ->capture_default_str()
        ->group("Counting");
    command
        .add_option(
            "--multimap",
            options.count.multimap,
            "Reads that fit several miRNAs: em (share by abundance), split (equally), unique (leave out)")
        ->transform(choice(modes))
        ->type_name("MODE")
        ->default_str("em")
        ->group("Counting");
    static std::map<std::string, align::engine_kind> const engines{
        {"seed", align::engine_kind::seed_index}, {"fm-index", align::engine_kind::fm_index}};
    command
        .add_option(
            "--engine",
            options.engine,
            "How alignments are found: seed (fast), fm-index (SeqAn3's search, an independent check with "
            "the same result)")
        ->transform(choice(engines))
        ->type_name("NAME")
        ->default_str("seed")
        ->group("Counting");
}

void add_competition(CLI::App & command, count_options & typed)
{
    count::config & counting = typed.config.options.count;
    static std::map<std::string, count::shared_reads> const shared{{"exclude", count::shared_reads::exclude},
                                                                   {"count", count::shared_reads::count}};
    command
        .add_option("--shared",
                    counting.shared,
                    "Reads that another RNA explains as well as a miRNA: exclude (no miRNA reads), count")
        ->transform(choice(shared))
        ->type_name("MODE")
        ->default_str("exclude")
        ->group("Counting");
    command
        .add_option("--competitors",
                    typed.competitors,
                    "More RNAs that compete for reads (FASTA, or as reference/competitors.tsv); 'none': not "
                    "the embedded ones")
        ->type_name("FILE...")
        ->group("Counting");
}

void add_alignments(CLI::App & command, count_options & typed)
{
    auto * const bam = command
                           .add_flag("--bam",
                                     typed.bam,
                                     "Also write where every distinct insert lies: samples/NAME/hairpin.bam, "
                                     "sorted, with index")
                           ->group("Alignments");
    command.add_flag("--cram", typed.cram, "The same as CRAM, against OUT/reference.fa")
        ->excludes(bam)
        ->group("Alignments");
}

std::optional<bam::file_format> alignments_of(count_options const & typed)
{
    if (typed.cram)
        return bam::file_format::cram;
    return typed.bam ? std::optional{bam::file_format::bam} : std::nullopt;
}

std::optional<std::string> unless_auto(std::string const & text)
{
    return text == "auto" ? std::nullopt : std::optional{text};
}

} // namespace

void add_count_options(CLI::App & command, count_options & options)
{
    add_files(command, options);
    add_threads_option(command, options.config.threads);
    command.add_flag("--resume,!--no-resume",
                     options.config.resume,
                     "Keep samples that are finished and unchanged (default on)");
    command
        .add_option(
            "--tmp-dir",
            options.config.tmp_dir,
            "Folder in which the files of a sample are put together, e.g. a disk of the node; they are "
            "copied to OUT when complete (default: POLARMIR_TMP_DIR, else OUT itself)")
        ->check(CLI::ExistingDirectory)
        ->type_name("DIR");
    command.add_flag("--force", options.config.force, "Write into a folder that holds other files");
    add_library(command, options);
    add_trimming(command, options.config.options);
    add_counting(command, options.config.options);
    add_competition(command, options);
    add_alignments(command, options);
}

reference::competitor_choice competitors_of(std::vector<std::string> const & typed)
{
    reference::competitor_choice choice;
    for (std::string const & word : typed)
        if (word == "none")
            choice.embedded = false;
        else
            choice.files.emplace_back(word);
    return choice;
}

namespace {

/// CLI11 would ask the environment for all commands, also for those without --tmp-dir.
std::optional<std::filesystem::path> tmp_dir_of_environment()
{
    char const * const name = std::getenv("POLARMIR_TMP_DIR");
    if (name == nullptr || *name == '\0')
        return std::nullopt;
    if (!std::filesystem::is_directory(name))
        throw usage_error{"POLARMIR_TMP_DIR: there is no folder " + printable(name)};
    return name;
}

} // namespace

pipeline::run_config validated(count_options const & options)
{
    pipeline::run_config config = options.config;
    if (!config.tmp_dir)
        config.tmp_dir = tmp_dir_of_environment();
    config.options.library.adapter = unless_auto(options.adapter);
    config.options.library.kit = unless_auto(options.kit);
    if (options.umi != "auto")
        config.options.library.umi = library::umi_request::parse(options.umi);
    if (options.phred != "auto")
        config.options.library.phred_offset = std::stoi(options.phred);
    config.options.competitors = competitors_of(options.competitors);
    config.options.alignments = alignments_of(options);
    config.options.validate();
    if (options.inputs.empty() && !options.sheet)
        throw usage_error{
            options.competitors.empty()
                ? "nothing to read; give FASTQ files, folders, or --samples SHEET"
                : "nothing to read; give FASTQ files, folders, or --samples SHEET, and give files "
                  "before --competitors, which takes all that follow it"};
    return config;
}

void log_discovery(reads::cohort const & cohort, log_sink const & log)
{
    for (reads::skipped_file const & file : cohort.skipped)
        log(log_level::info, "skipped " + printable(file.path.string()) + ": " + file.reason);
    for (std::string const & note : cohort.notes)
        log(log_level::info, note);
    for (std::string const & warning : cohort.warnings)
        log(log_level::warning, warning);
}

} // namespace polarmir::cli
