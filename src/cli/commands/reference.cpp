#include "cli/app.hpp"
#include "reference_save.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/fetch/release.hpp>
#include <polarmir/reference/build.hpp>
#include <polarmir/reference/embedded.hpp>
#include <polarmir/reference/store.hpp>
#include <polarmir/reference/table.hpp>

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

namespace ref = polarmir::reference;

// ---- list

void list_references(context & ctx)
{
    ref::mirna_reference const & panel = ref::human_panel();
    ctx.io.out << "name\tlabel\thairpins\tmatures\trows\thash\tavailable\n"
               << ref::embedded_name << '\t' << panel.label() << '\t' << panel.hairpins().size() << '\t'
               << panel.matures().size() << '\t' << panel.rows().size() << '\t' << panel.hash()
               << "\tembedded\n";
    for (fetch::release const & one : fetch::releases())
        ctx.io.out << one.full_name() << '\t' << one.terms << "\tNA\tNA\tNA\tNA\tfetch\n";
}

// ---- build

struct build_options
{
    std::string hairpin;
    std::string mature;
    std::string gff;
    std::string mirbase;
    std::string species;
    bool lenient{false};
    std::string output;
};

ref::build_config to_config(build_options const & options)
{
    ref::build_config config;
    if (!options.mirbase.empty())
        config = ref::mirbase_files(options.mirbase, options.species);
    else
    {
        config.hairpins = options.hairpin;
        config.matures = options.mature;
        config.species = options.species;
        if (!options.gff.empty())
            config.gff3 = options.gff;
    }
    config.lenient = options.lenient;
    return config;
}

void build_reference(context & ctx, build_options const & options)
{
    build_and_save(ctx, to_config(options), options.output);
}

// ---- show

struct show_options
{
    std::string name;
    std::string mirna;
};

/// `hairpin:first-last`, 1-based and inclusive, each stretch once although several members may lie there.
std::vector<std::string> row_stretches(ref::mirna_reference const & reference, std::uint32_t row)
{
    std::vector<std::string> stretches;
    for (ref::placement const & place : reference.placements())
    {
        if (reference.row_of(place.mature) != row)
            continue;
        std::string stretch = reference.hairpins()[place.hairpin].name + ':' +
                              std::to_string(place.where.begin + 1) + '-' + std::to_string(place.where.end);
        if (stretches.empty() || stretches.back() != stretch)
            stretches.push_back(std::move(stretch));
    }
    return stretches;
}

void show_mirna(context & ctx, ref::mirna_reference const & reference, std::string const & mirna)
{
    auto const row = reference.find_row(mirna);
    if (!row)
        throw usage_error{"no miRNA '" + mirna + "' in " + reference.label() +
                          ": give a mature name (hsa-let-7a-5p) or accession (MIMAT0000062)"};
    std::vector<std::string> accessions;
    std::vector<std::string> names;
    for (std::uint32_t const member : reference.rows()[*row].members)
    {
        accessions.push_back(reference.matures()[member].accession);
        names.push_back(reference.matures()[member].name);
    }
    ref::mature const & first = reference.row_mature(*row);
    ctx.io.out << "miRNA\taccession\taliases\tsequence\thairpins\n"
               << first.name << '\t' << join(accessions, ";") << '\t' << join(names, ";") << '\t'
               << first.sequence << '\t' << join(row_stretches(reference, *row), ";") << '\n';
}

void show_reference(context & ctx, show_options const & options)
{
    ref::mirna_reference const reference = ref::load(options.name);
    if (options.mirna.empty())
        ctx.io.out << ref::to_table(reference);
    else
        show_mirna(ctx, reference, options.mirna);
}

// ---- options

void add_list(CLI::App & parent, context & ctx)
{
    CLI::App * const command =
        parent.add_subcommand("list", "The references compiled into the program, and those fetch gets (TSV)");
    command->callback([&ctx] { list_references(ctx); });
}

void add_build(CLI::App & parent, context & ctx)
{
    // CLI11 keeps pointers to the option values until the callback runs.
    auto const options = std::make_shared<build_options>();
    CLI::App * const command =
        parent.add_subcommand("build", "Make a reference from miRBase or MirGeneDB files");
    auto * const hairpin =
        command->add_option("--hairpin", options->hairpin, "Hairpin FASTA (.gz accepted)")->type_name("FILE");
    auto * const mature =
        command->add_option("--mature", options->mature, "Mature FASTA (.gz accepted)")->type_name("FILE");
    auto * const gff =
        command->add_option("--gff", options->gff, "miRBase GFF3: where matures lie in their hairpins")
            ->type_name("FILE");
    command
        ->add_option("--mirbase",
                     options->mirbase,
                     "Folder with hairpin.fa, mature.fa and, if present, SPECIES.gff3 (.gz accepted)")
        ->type_name("DIR")
        ->excludes(hairpin)
        ->excludes(mature)
        ->excludes(gff);
    command->add_option("--species", options->species, "Prefix of the miRNA names, such as hsa; or all")
        ->required();
    command->add_flag(
        "--lenient-reference", options->lenient, "Leave faulty entries out instead of stopping");
    command->add_option("-o,--output", options->output, "Folder to write")->type_name("DIR")->required();
    command->callback([&ctx, options] { build_reference(ctx, *options); });
}

void add_show(CLI::App & parent, context & ctx)
{
    auto const options = std::make_shared<show_options>();
    CLI::App * const command = parent.add_subcommand("show", "Print a reference as a table (TSV)");
    command->add_option("reference", options->name, "Name (see list) or folder written by build")
        ->type_name("NAME|DIR")
        ->required();
    command->add_option("--mirna", options->mirna, "Only the row of this miRNA (name or accession)")
        ->type_name("NAME");
    command->callback([&ctx, options] { show_reference(ctx, *options); });
}

} // namespace

void add_reference(CLI::App & app, context & ctx)
{
    CLI::App * const command =
        app.add_subcommand("reference", "List, build, fetch and show miRNA references");
    command->require_subcommand(1);
    add_list(*command, ctx);
    add_build(*command, ctx);
    add_reference_fetch(*command, ctx);
    add_show(*command, ctx);
}

} // namespace polarmir::cli
