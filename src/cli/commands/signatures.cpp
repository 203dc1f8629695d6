#include "cli/app.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
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

constexpr int weight_decimals{4};

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

std::string or_dot(std::string const & text)
{
    return text.empty() ? "." : text;
}

void print_member(score::curated_member const & one, std::ostream & out)
{
    out << one.member.name << '\t' << one.member.accession << '\t'
        << format_fixed(one.member.weight, weight_decimals) << '\t' << one.member.direction << '\t'
        << (one.used ? "include" : "exclude") << '\t' << one.tier << '\t' << one.papers << '\t'
        << (one.arm_stated ? "stated" : "inferred") << '\t' << (one.only_opposes ? "yes" : "no") << '\t'
        << or_dot(join(one.sources, ";")) << '\t' << or_dot(join(one.pathways, ";")) << '\t'
        << or_dot(one.targets) << '\t' << or_dot(one.species) << '\t' << or_dot(one.cluster) << '\t'
        << one.seed_family << '\t' << or_dot(join(one.confounders, ";")) << '\t' << or_dot(one.pmids) << '\t'
        << or_dot(one.dois) << '\t' << one.evidence << '\t' << or_dot(one.reason) << '\n';
}

void show_set(show_options const & options, context & ctx)
{
    score::set_definition const & set = definition_of(options.name);
    std::vector<score::curated_member const *> members;
    for (score::curated_member const & one : score::curated_members())
        if (belongs_to(one, set) && one.used != options.excluded)
            members.push_back(&one);
    std::ranges::stable_sort(
        members, [](auto const * a, auto const * b) { return a->member.weight > b->member.weight; });
    ctx.io.out << "miRNA\taccession\tweight\tdirection\tuse\ttier\tpapers\tarm\tonly_opposes\tsources\t"
                  "pathways\ttargets\tspecies\tcluster\tseed_family\tconfounders\tpmids\tdois\tevidence\t"
                  "reason\n";
    for (score::curated_member const * const one : members)
        print_member(*one, ctx.io.out);
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

} // namespace

void add_signatures(CLI::App & app, context & ctx)
{
    CLI::App * const command =
        app.add_subcommand("signatures", "List and show the curated miRNA sets, check your own");
    command->require_subcommand(1);

    CLI::App * const list = command->add_subcommand("list", "The sets that are scored by default (TSV)");
    list->callback([&ctx] { print_sets(score::shipped_signatures(), ctx.io.out); });

    auto const shown = std::make_shared<show_options>();
    CLI::App * const show =
        command->add_subcommand("show", "The members of a set with their weights and evidence (TSV)");
    show->add_option("NAME", shown->name, "Name of the set, see list")->required();
    show->add_flag("--excluded", shown->excluded, "Those that were left out instead, with the reason");
    show->callback([&ctx, shown] { show_set(*shown, ctx); });

    auto const path = std::make_shared<std::filesystem::path>();
    CLI::App * const check = command->add_subcommand("check", "Check a file of your own sets (TSV or GMT)");
    check->add_option("FILE", *path, "TSV: set, miRNA, weight, direction; GMT by its name")
        ->required()
        ->check(CLI::ExistingFile);
    check->callback([&ctx, path] { check_file(*path, ctx); });
}

} // namespace polarmir::cli
