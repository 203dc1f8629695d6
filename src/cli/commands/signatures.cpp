#include "cli/app.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/report/signature_text.hpp>
#include <polarmir/score/shipped.hpp>
#include <polarmir/score/signature_file.hpp>
#include <polarmir/score/verdict.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <ostream>
#include <span>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

void print_sets(std::span<score::signature const> sets, std::ostream & out)
{
    out << "set\tversion\tmembers\teffective_members\thash\tdescription\n";
    for (score::signature const & set : sets)
    {
        std::vector<double> weights;
        for (score::member const & one : set.members)
            weights.push_back(one.weight);
        out << set.name << '\t' << set.version << '\t' << set.members.size() << '\t'
            << format_fixed(score::effective_members(weights), 1) << '\t' << set.hash() << '\t'
            << set.description << '\n';
    }
}

// ---- show

struct show_options
{
    std::string name;
    bool excluded{false};
    bool tsv{false};
};

score::set_definition const & definition_of(std::string const & name)
{
    auto const & sets = score::set_definitions();
    auto const found = std::ranges::find(sets, name, &score::set_definition::name);
    if (found != sets.end())
        return *found;
    std::vector<std::string> names;
    names.reserve(sets.size());
    for (score::set_definition const & set : sets)
        names.push_back(set.name);
    throw usage_error{"no signature '" + name + "'; there are " + join(names, ", ")};
}

void show_set(show_options const & options, context & ctx)
{
    score::set_definition const & set = definition_of(options.name);
    auto const shown = options.excluded ? report::shown_members::left_out : report::shown_members::used;
    ctx.io.out << (options.tsv ? report::signature_table(set, shown) : report::signature_text(set, shown));
}

// ---- explain

struct explain_options
{
    std::string mirna;
    std::string set;
};

reference::mirna_names::entry const & mirna_called(std::string const & name)
{
    reference::mirna_names const & names = reference::human_mirna_names();
    if (auto const * const known = names.today(name))
        return *known;
    std::vector<std::string> const similar = names.similar(name);
    throw usage_error{"'" + name + "' is no human mature miRNA of miRBase 22" +
                      (similar.empty() ? std::string{} : "; did you mean " + join(similar, " or ") + "?")};
}

void explain_mirna(explain_options const & options, context & ctx)
{
    reference::mirna_names::entry const & mirna = mirna_called(options.mirna);
    score::set_definition const * const set = options.set.empty() ? nullptr : &definition_of(options.set);
    std::vector<score::curated_member const *> members;
    for (score::curated_member const & one : score::curated_members())
        if (one.member.accession == mirna.accession && (set == nullptr || belongs_to(one, *set)))
            members.push_back(&one);
    if (!members.empty())
        ctx.io.out << report::explanation_text(members);
    else
        ctx.io.out << mirna.name << " (" << mirna.accession << ") is not in "
                   << (set == nullptr ? "any set" : set->name)
                   << ", nor among the miRNAs that were left out: no report on it was collected.\n";
}

// ---- check

void check_file(std::filesystem::path const & path, context & ctx)
{
    score::signature_file const file = score::read_signature_file(path, reference::human_mirna_names());
    for (score::signature_problem const & note : file.notes)
        ctx.log(log_level::info, "note: " + note.message());
    if (file.problems.empty())
        return print_sets(file.sets, ctx.io.out);
    for (score::signature_problem const & problem : file.problems)
        ctx.log(log_level::warning, problem.message());
    throw input_error{path.string() + ": " + count_of(file.problems.size(), "problem") +
                      "; the file cannot be used"};
}

void add_show(CLI::App & command, context & ctx)
{
    auto const options = std::make_shared<show_options>();
    CLI::App * const show = command.add_subcommand(
        "show", "The members of a set with their weights and papers, conflicts, and what was left out");
    show->add_option("NAME", options->name, "Name of the set, see list")->required();
    show->add_flag("--excluded", options->excluded, "Only those that were left out, with the reason");
    show->add_flag(
        "--tsv", options->tsv, "As a table for programs: the members, or with --excluded the others");
    show->callback([&ctx, options] { show_set(*options, ctx); });
}

void add_explanation(CLI::App & command, context & ctx)
{
    auto const options = std::make_shared<explain_options>();
    CLI::App * const explain = command.add_subcommand(
        "explain", "How a miRNA came to its weight, or why it was left out: every factor and every report");
    explain->add_option("NAME", options->mirna, "Name or accession of a human mature miRNA")->required();
    explain->add_option("--set", options->set, "Only in this set, see list (default: all)");
    explain->callback([&ctx, options] { explain_mirna(*options, ctx); });
}

} // namespace

void add_signatures(CLI::App & app, context & ctx)
{
    CLI::App * const command =
        app.add_subcommand("signatures", "List, show and explain the curated miRNA sets, check your own");
    command->require_subcommand(1);

    CLI::App * const list = command->add_subcommand("list", "The sets that are scored by default (TSV)");
    list->callback([&ctx] { print_sets(score::shipped_signatures(), ctx.io.out); });

    add_show(*command, ctx);
    add_explanation(*command, ctx);

    auto const path = std::make_shared<std::filesystem::path>();
    CLI::App * const check = command->add_subcommand("check", "Check a file of your own sets (TSV or GMT)");
    check->add_option("FILE", *path, "TSV: set, miRNA, weight, direction; GMT by its name")
        ->required()
        ->check(CLI::ExistingFile);
    check->callback([&ctx, path] { check_file(*path, ctx); });
}

} // namespace polarmir::cli
