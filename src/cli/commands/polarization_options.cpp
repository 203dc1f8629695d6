#include "polarization_options.hpp"

#include "choice.hpp"
#include "whole_number.hpp"

#include <polarmir/core/phrase.hpp>

#include <map>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace polarmir::cli {

void add_table_options(CLI::App & command, table_options & options, bool or_run)
{
    command
        .add_option("COUNTS",
                    options.counts,
                    or_run ? "Raw counts of any pipeline (see the README), or the folder of a run"
                           : "Raw counts of any pipeline (see the README): miRNA x sample")
        ->required()
        ->check(or_run ? CLI::Validator{CLI::ExistingPath} : CLI::Validator{CLI::ExistingFile});
    command.add_option("-o,--output", options.out, "Output folder")->required()->type_name("OUT");
    command.add_flag("--force", options.force, "Write into a folder that holds other files");
    command.footer("COUNTS are told apart by their columns: " + tables::understood_forms() +
                   ".\nRows under names of older miRBase releases are counted for the miRNA of today; "
                   "unmatched.tsv in OUT lists these, and the rows of no known miRNA.");
}

tables::count_table read_table(std::filesystem::path const & path, log_sink const & log)
{
    tables::count_table table = tables::read_count_table(path);
    if (table.what != tables::form::matrix)
        log(log_level::info,
            path.string() + ": read as " + tables::name_of(table.what) + ", " +
                count_of(table.counts.mirnas.size(), "miRNA") + " in " +
                count_of(table.counts.samples.size(), "sample"));
    for (std::string const & remark : table.remarks)
        log(log_level::info, path.string() + ": " + remark);
    return table;
}

score::count_matrix read_counts(std::filesystem::path const & path, log_sink const & log)
{
    std::vector<std::string> remarks;
    score::count_matrix counts = tables::with_single_names(read_table(path, log), remarks);
    for (std::string const & remark : remarks)
        log(log_level::warning, path.string() + ": " + remark);
    return counts;
}

void add_scoring_options(CLI::App & command, pipeline::scoring_options & options)
{
    constexpr char const * group{"Scoring"};
    auto const add_file = [&](char const * name, auto & value, char const * text) {
        command.add_option(name, value, text)->type_name("FILE")->check(CLI::ExistingFile)->group(group);
    };
    add_file("--signatures",
             options.signatures,
             "Your own sets instead of the curated ones: TSV (set, miRNA, weight, direction) or GMT");
    add_file(
        "--panel", options.panel, "miRNAs that centre the scores, one per line (default: curated panel)");
    add_file("--reference-abundance",
             options.abundance,
             "Usual abundance of miRNAs for the matched null: two columns (default: curated)");
    add_file("--reference-cohort",
             options.reference,
             "Scores of at least 10 samples of the same protocol, written by --write-reference, that each "
             "sample is compared with (Z, p; default: the control group, if 10 of it have an OK score)");
    add_file("--red-cell", options.red_cell, "Red-cell miRNAs for the noRBC scores, one per line");
    command
        .add_option("--min-panel", options.settings.min_panel, "Fewest panel miRNAs in the table for a score")
        ->transform(whole_number())
        ->check(CLI::Range(1, 100'000))
        ->type_name("N")
        ->capture_default_str()
        ->group(group);
    command
        .add_option("--technical-sd",
                    options.settings.technical_sd,
                    "Technical spread of one miRNA between libraries, log2, for the total error")
        ->type_name("SD")
        ->capture_default_str()
        ->group(group);
    command
        .add_option("--null-neighbours",
                    options.settings.null_neighbours,
                    "Neighbours in abundance for the matched null, an even number")
        ->transform(whole_number())
        ->check(CLI::Range(2, 100'000))
        ->type_name("N")
        ->capture_default_str()
        ->group(group);
}

void add_write_reference(CLI::App & command, std::optional<std::filesystem::path> & file)
{
    command
        .add_option("--write-reference",
                    file,
                    "Write the scores of the reference group (without groups: of all samples) to a file for "
                    "--reference-cohort; at least 10 samples must have an OK score")
        ->type_name("FILE")
        ->group("Scoring");
}

namespace {

constexpr char const * comparison_group{"Comparison"};

void add_group_options(CLI::App & command, pipeline::comparison_options & options)
{
    command
        .add_option(
            "--group-column", options.group_column, "Column of the sheet with the groups (default: group)")
        ->type_name("NAME")
        ->group(comparison_group);
    command
        .add_option(
            "--case", options.case_group, "Group that is compared (default: of two groups, the other one)")
        ->type_name("GROUP")
        ->group(comparison_group);
    command
        .add_option("--control",
                    options.control_group,
                    "Group it is compared with (default: of two groups, control, ctrl, healthy or normal)")
        ->type_name("GROUP")
        ->group(comparison_group);
    command
        .add_option("--block",
                    options.block_column,
                    "Column that pairs a case with a control sample, e.g. subject: paired tests")
        ->type_name("NAME")
        ->group(comparison_group);
    command
        .add_option("--reference-group",
                    options.reference_group,
                    "Group whose samples are the reference cohort of the others, each left out of its own "
                    "(default: the control group)")
        ->type_name("GROUP")
        ->group(comparison_group);
}

void add_model_options(CLI::App & command, pipeline::comparison_options & options)
{
    command.add_option("--batch", options.batch_column, "Column that is adjusted for, its values as levels")
        ->type_name("NAME")
        ->group(comparison_group);
    command
        .add_option("--covariates",
                    options.covariates,
                    "Columns that are adjusted for, separated by commas: numbers, or levels where a value is "
                    "no number")
        ->delimiter(',')
        ->type_name("NAME,...")
        ->group(comparison_group);
    command
        .add_flag("--adjust-haemolysis",
                  options.adjusts_haemolysis,
                  "Adjust for the red-cell ratio of each sample, log2(miR-451a / miR-23a-3p)")
        ->group(comparison_group);
}

void add_mirna_options(CLI::App & command, compare::mirna_config & options)
{
    static std::map<std::string, normalise::method> const methods{{"TMM", normalise::method::tmm},
                                                                  {"TMMwsp", normalise::method::tmmwsp},
                                                                  {"RLE", normalise::method::rle},
                                                                  {"none", normalise::method::none},
                                                                  {"spike-in", normalise::method::spike_in}};
    command
        .add_option("--normalisation",
                    options.normalisation,
                    "What makes samples comparable, for tests of miRNAs: TMM, TMMwsp, RLE, spike-in, none")
        ->transform(choice(methods))
        ->type_name("METHOD")
        ->default_str("TMM")
        ->group(comparison_group);
    static std::map<std::string, differential::method> const tests{{"voom", differential::method::voom},
                                                                   {"trend", differential::method::trend}};
    command.add_option("--mirna-test", options.test.how, "Tests of miRNAs: limma-voom or limma-trend")
        ->transform(choice(tests))
        ->type_name("voom|trend")
        ->default_str("voom")
        ->group(comparison_group);
    command
        .add_option("--voom-span",
                    options.test.span,
                    "Share of miRNAs behind each point of voom's trend (default: by their number, as newer "
                    "limma; 0.5 as older)")
        ->type_name("SHARE")
        ->group(comparison_group);
    command
        .add_flag("--robust",
                  options.test.robust,
                  "miRNAs with outlying variance do not shape what is expected of the others")
        ->group(comparison_group);
    command
        .add_option("--min-log2-change",
                    options.test.treat_lfc,
                    "Test whether a miRNA changes by more than this (TREAT)")
        ->type_name("LOG2")
        ->capture_default_str()
        ->group(comparison_group);
}

} // namespace

void add_comparison_options(CLI::App & command, pipeline::comparison_options & options)
{
    add_group_options(command, options);
    add_model_options(command, options);
    add_mirna_options(command, options.mirnas);
    static std::map<std::string, compare::adjustment> const adjustments{{"BH", compare::adjustment::bh},
                                                                        {"holm", compare::adjustment::holm},
                                                                        {"BY", compare::adjustment::by}};
    command
        .add_option("--p-adjust",
                    options.adjustment,
                    "Adjustment of p-values over scores, miRNAs and sets: BH, holm, BY")
        ->transform(choice(adjustments))
        ->type_name("METHOD")
        ->default_str("BH")
        ->group(comparison_group);
}

} // namespace polarmir::cli
