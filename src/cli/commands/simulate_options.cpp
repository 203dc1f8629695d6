#include "simulate_options.hpp"

#include "choice.hpp"
#include "threads_option.hpp"
#include "whole_number.hpp"

#include <map>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

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
            ->transform(whole_number())
            ->check(CLI::Range(1U, 10'000U))
            ->capture_default_str()
            ->type_name("N")
            ->group(section);
    command.add_option("--reads", options.reads, "Reads per sample, where the sample table does not say")
        ->transform(whole_number())
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
    command
        .add_flag("--silent-paralogues",
                  options.settings.silent_paralogues,
                  "Of miRNAs that differ by at most two bases only the most abundant has reads")
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
        ->transform(whole_number())
        ->check(CLI::Range(1U, 512U))
        ->type_name("NT")
        ->group(section);
    command
        .add_option("--error-rate",
                    options.rates.error,
                    "Mean chance (0-0.02) that a base is read wrongly; qualities tell which (default: 0.001)")
        ->type_name("P")
        ->group(section);
    command
        .add_option(
            "--share",
            options.shares,
            "Share of the reads of another class, may be repeated; defaults: competitor=0.2, "
            "hairpin_other=0.02, antisense=0.002, spike_in=0.005, adapter_dimer=0.05, too_short=0.02, "
            "too_long=0.01, other_species=0; the rest is miRNA")
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false)
        ->type_name("CLASS=P")
        ->group(section);
}

void add_rate(CLI::App & command, char const * name, std::optional<double> & rate, char const * what)
{
    command.add_option(name, rate, what)->type_name("P")->group("IsomiRs");
}

void add_isomirs(CLI::App & command, typed_rates & rates)
{
    add_rate(command,
             "--isomir-rate",
             rates.isomir,
             "Share (0-1) of miRNA reads with other ends than annotated (default: 0.4)");
    add_rate(command,
             "--shift-5p-rate",
             rates.shift_5p,
             "Instead of --isomir-rate: share of miRNA reads whose 5' end lies elsewhere on the hairpin");
    add_rate(command, "--shift-3p-rate", rates.shift_3p, "The same for the 3' end");
    add_rate(
        command, "--tail-rate", rates.tail, "The same for bases at the 3' end that no hairpin has there");
    for (char const * const one : {"--shift-5p-rate", "--shift-3p-rate", "--tail-rate"})
        command.get_option(one)->excludes(command.get_option("--isomir-rate"));
    add_rate(command,
             "--tail-au",
             rates.tail_au,
             "Share of A and U (11:7) in those tails, whole percent (default: 0.9)");
    add_rate(command,
             "--snv-rate",
             rates.snv,
             "Share (0-1) of miRNA reads with an inner base substituted (default: 0.005)");
}

void add_origins(CLI::App & command, simulate_options & options)
{
    constexpr char const * section{"Other RNA"};
    command
        .add_option("--competitors",
                    options.competitors,
                    "Where competitor reads come from: made-up (default; unlike any hairpin), embedded (the "
                    "RNAs `run` knows) or files (FASTA, or as reference/competitors.tsv)")
        ->type_name("FILE...")
        ->group(section);
    static std::map<std::string, simulate::fragmentation> const kinds{
        {"processed", simulate::fragmentation::processed}, {"random", simulate::fragmentation::random}};
    command
        .add_option(
            "--pieces",
            options.rates.fragmentation,
            "How competitors that are not made up are cut: processed (default; halves of 30-33 nt, ends "
            "and inner pieces of 16-36 nt) or random (15-45 nt)")
        ->transform(choice(kinds))
        ->type_name("KIND")
        ->group(section);
    command
        .add_option(
            "--other-species",
            options.other_species,
            "FASTA of RNAs of other species, matures or longer, for reads of class other_species; those "
            "that resemble a hairpin are left out (default: the embedded tracers)")
        ->type_name("FASTA...")
        ->group(section);
}

void add_profile(CLI::App & command, simulate_options & options)
{
    command
        .add_option(
            "--profile",
            options.profile,
            "A kind of library, which other options may change: plasma (shares 40 % competitor, 2 % "
            "antisense, "
            "3 % other_species; 0.3 % errors), cell (80 % miRNA; 0.3 % errors) or degraded (as plasma, but "
            "75 % "
            "competitor in random pieces, 1 % errors); all with --shift-5p-rate 0.04 --shift-3p-rate 0.45 "
            "--tail-rate 0.12 --tail-au 0.8 --snv-rate 0.01 --competitors embedded and without adapter "
            "dimers, "
            "too short and too long inserts")
        ->type_name("NAME");
}

} // namespace

void add_simulate_options(CLI::App & command, simulate_options & options)
{
    command
        .add_option("-o,--output",
                    options.where.directory,
                    "Output folder: samples.tsv, fastq/, truth/; an earlier simulation in it is replaced")
        ->required()
        ->type_name("DIR");
    command
        .add_option(
            "--reference", options.reference, "'human' (embedded panel) or a folder from 'reference build'")
        ->capture_default_str()
        ->type_name("NAME|DIR");
    command.add_option("--seed", options.settings.seed, "Same seed, same bytes")
        ->transform(whole_number())
        ->capture_default_str()
        ->type_name("N");
    add_profile(command, options);
    add_cohort(command, options);
    add_expression(command, options);
    add_reads(command, options);
    add_isomirs(command, options.rates);
    add_origins(command, options);
    command.add_flag("--truth-reads",
                     options.settings.truth_reads,
                     "Also write the origin of every read to truth/reads/NAME.tsv.gz");
    command.add_flag("--force", options.where.force, "Write into a folder that holds other files");
    add_threads_option(command, options.where.threads);
}

} // namespace polarmir::cli
