#include "cli/app.hpp"
#include "cli/commands/threads_option.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/reference/store.hpp>
#include <polarmir/simulate/simulator.hpp>

#include <filesystem>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

struct simulate_options
{
    simulate::config settings;
    simulate::destination where;
    std::filesystem::path reference{reference::embedded_name};
    std::string kit{"truseq"};
    std::vector<std::string> shares;
    std::vector<std::string> groups{"tumor", "control"};
    std::uint32_t samples_per_group{5};
    std::uint64_t reads{100'000};
    std::optional<std::filesystem::path> sample_table;
    std::optional<std::filesystem::path> effects;
    std::optional<std::filesystem::path> abundances;
};

void set_share(simulate::class_shares & shares, std::string const & typed)
{
    std::size_t const equals = typed.find('=');
    auto const kind = simulate::read_class_from(typed.substr(0, equals));
    auto const share =
        equals == std::string::npos ? std::nullopt : parse_number<double>(typed.substr(equals + 1));
    if (!kind || !share)
    {
        std::string names;
        for (simulate::read_class const c : simulate::all_read_classes)
            if (c != simulate::read_class::mirna)
                names.append(names.empty() ? "" : ", ").append(simulate::name_of(c));
        throw usage_error{"--share " + typed + ": give CLASS=SHARE, e.g. competitor=0.1; classes are " +
                          names};
    }
    shares.set(*kind, *share);
}

simulate::design to_design(simulate_options const & typed)
{
    simulate::design design;
    design.settings = typed.settings;
    design.settings.kit = simulate::kit_from(typed.kit);
    if (design.settings.kit.adapter_3p.empty())
        design.settings.shares.set(simulate::read_class::adapter_dimer, 0);
    for (std::string const & share : typed.shares)
        set_share(design.settings.shares, share);
    design.settings.validate();
    design.samples = typed.sample_table
                         ? simulate::read_cohort(*typed.sample_table, typed.reads)
                         : simulate::make_cohort(typed.groups, typed.samples_per_group, typed.reads);
    if (typed.effects)
        design.effects = simulate::read_effects(*typed.effects);
    if (typed.abundances)
        design.baseline = simulate::read_abundances(*typed.abundances);
    if (typed.abundances && design.baseline.empty())
        throw input_error{typed.abundances->string() + ": holds no miRNA; add rows or leave the option out"};
    return design;
}

void simulate_cohort(simulate_options const & typed, context & ctx)
{
    simulate::design const design = to_design(typed);
    auto const made = simulate::simulate(reference::load(typed.reference), design, typed.where);
    std::uint64_t const reads = std::accumulate(
        made.begin(), made.end(), std::uint64_t{0}, [](std::uint64_t sum, simulate::drawn const & sample) {
            return std::accumulate(sample.classes.begin(), sample.classes.end(), sum);
        });
    std::string const out = typed.where.directory.string();
    ctx.log(log_level::info,
            std::to_string(made.size()) + " samples, " + std::to_string(reads) + " reads written to " + out);
    ctx.log(log_level::info, "count them with: polarmir run --samples " + out + "/samples.tsv -o OUT");
}

void add_cohort(CLI::App & command, simulate_options & options)
{
    constexpr char const * section{"Samples"};
    auto * const groups = command
                              .add_option("--groups",
                                          options.groups,
                                          "Groups of samples, separated by commas; samples are GROUP_01, ...")
                              ->delimiter(',')
                              ->capture_default_str()
                              ->type_name("NAME,...")
                              ->group(section);
    auto * const size =
        command.add_option("--samples-per-group", options.samples_per_group, "Samples in each group")
            ->check(CLI::Range(1U, 10'000U))
            ->capture_default_str()
            ->type_name("N")
            ->group(section);
    command.add_option("--reads", options.reads, "Reads per sample, where the sample table does not say")
        ->check(CLI::Range(std::uint64_t{0}, std::uint64_t{10'000'000'000}))
        ->capture_default_str()
        ->type_name("N")
        ->group(section);
    command
        .add_option("--sample-table",
                    options.sample_table,
                    "Instead of groups: TSV with sample, group; if wanted reads, haemolysis (0-1); other "
                    "columns go to the sample sheet")
        ->excludes(groups)
        ->excludes(size)
        ->type_name("TSV")
        ->group(section);
}

void add_expression(CLI::App & command, simulate_options & options)
{
    constexpr char const * section{"Expression"};
    command
        .add_option("--effects",
                    options.effects,
                    "TSV with miRNA, group, log2fc: what differs between groups (default: nothing)")
        ->type_name("TSV")
        ->group(section);
    command
        .add_option("--abundances",
                    options.abundances,
                    "TSV with miRNA, abundance (any unit); others are absent (default: drawn, log-normal)")
        ->type_name("TSV")
        ->group(section);
    command
        .add_option("--dispersion",
                    options.settings.dispersion,
                    "Variance of a miRNA between samples of a group, relative to its squared mean (0-4)")
        ->capture_default_str()
        ->type_name("X")
        ->group(section);
}

void add_reads(CLI::App & command, simulate_options & options)
{
    constexpr char const * section{"Reads"};
    command
        .add_option(
            "--kit", options.kit, "Library kit, e.g. truseq, nebnext, qiaseq, nextflex, encode, or none")
        ->capture_default_str()
        ->type_name("NAME")
        ->group(section);
    command.add_option("--read-length", options.settings.read_length, "nt (default: 50, with a UMI 75)")
        ->check(CLI::Range(1U, 512U))
        ->type_name("NT")
        ->group(section);
    command
        .add_option("--error-rate",
                    options.settings.error_rate,
                    "Mean chance (0-0.02) that a base is read wrongly; qualities tell which")
        ->capture_default_str()
        ->type_name("P")
        ->group(section);
    command
        .add_option("--isomir-rate",
                    options.settings.isomir_rate,
                    "Share (0-1) of miRNA reads with other ends than annotated")
        ->capture_default_str()
        ->type_name("P")
        ->group(section);
    command
        .add_option("--snv-rate",
                    options.settings.snv_rate,
                    "Share (0-1) of miRNA reads with an inner base substituted")
        ->capture_default_str()
        ->type_name("P")
        ->group(section);
    command
        .add_option(
            "--share",
            options.shares,
            "Share of the reads of another class, may be repeated; defaults: competitor=0.2, "
            "hairpin_other=0.02, antisense=0.002, spike_in=0.005, adapter_dimer=0.05, too_short=0.02, "
            "too_long=0.01; the rest is miRNA")
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false)
        ->type_name("CLASS=P")
        ->group(section);
}

} // namespace

void add_simulate(CLI::App & app, context & ctx)
{
    auto const options = std::make_shared<simulate_options>();
    CLI::App * const command = app.add_subcommand("simulate", "Write small-RNA reads with known truth");
    command
        ->add_option("-o,--output",
                     options->where.directory,
                     "Output folder: samples.tsv, fastq/, truth/; an earlier simulation in it is replaced")
        ->required()
        ->type_name("DIR");
    command
        ->add_option(
            "--reference", options->reference, "'human' (embedded panel) or a folder from 'reference build'")
        ->capture_default_str()
        ->type_name("NAME|DIR");
    command->add_option("--seed", options->settings.seed, "Same seed, same bytes")
        ->check(CLI::NonNegativeNumber) // CLI11 would wrap a negative number around
        ->capture_default_str()
        ->type_name("N");
    add_cohort(*command, *options);
    add_expression(*command, *options);
    add_reads(*command, *options);
    command->add_flag("--truth-reads",
                      options->settings.truth_reads,
                      "Also write the origin of every read to truth/reads/NAME.tsv.gz");
    command->add_flag("--force", options->where.force, "Write into a folder that holds other files");
    add_threads_option(*command, options->where.threads);
    command->callback([options, &ctx] { simulate_cohort(*options, ctx); });
}

} // namespace polarmir::cli
