#include "core/json_depth.hpp"
#include "files.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/version.hpp>
#include <polarmir/io/directory.hpp>
#include <polarmir/io/output_file.hpp>

#include <fstream>
#include <optional>
#include <span>
#include <vector>

#include <nlohmann/json.hpp>

namespace polarmir::simulate {
namespace {

namespace fs = std::filesystem;
using json = nlohmann::ordered_json;

constexpr char const * what_it_is{"polarmir simulation"};

fs::path parameters_file(fs::path const & directory)
{
    return directory / "truth" / "parameters.json";
}

json to_json(reference::kit const & kit)
{
    char const * place = "none";
    if (kit.umi == reference::umi_place::before_insert)
        place = "before_insert";
    else if (kit.umi == reference::umi_place::after_adapter)
        place = "after_adapter";
    return {{"name", kit.name},
            {"adapter_3p", kit.adapter_3p},
            {"clip_5p", kit.clip_5p},
            {"gap_3p", kit.gap_3p},
            {"umi_place", place},
            {"umi_length", kit.umi_length},
            {"poly_a", kit.poly_a}};
}

json to_json(end_rates const & ends)
{
    return {{"shift_5p", ends.shift_5p}, {"shift_3p", ends.shift_3p}, {"tail", ends.tail}};
}

json to_json(config const & settings)
{
    json shares = json::object();
    for (read_class const c : all_read_classes)
        if (c != read_class::mirna)
            shares[name_of(c)] = settings.shares[c];
    return {{"seed", settings.seed},
            {"kit", to_json(settings.kit)},
            {"read_length", settings.effective_read_length()},
            {"error_rate", settings.error_rate},
            {"shares", shares},
            {"isomir_rate", settings.isomir_rate},
            {"ends", settings.ends ? to_json(*settings.ends) : json{}},
            {"tail_au", settings.tail_au},
            {"snv_rate", settings.snv_rate},
            {"dispersion", settings.dispersion},
            {"silent_paralogues", settings.silent_paralogues},
            {"fragmentation", settings.fragmentation == fragmentation::random ? "random" : "processed"},
            {"truth_reads", settings.truth_reads}};
}

json to_json(cohort const & samples)
{
    json list = json::array();
    for (sample_plan const & sample : samples.samples)
        list.push_back({{"name", sample.name},
                        {"group", sample.group},
                        {"reads", sample.reads},
                        {"haemolysis", sample.haemolysis}});
    return list;
}

json to_json(reference::competitor_set const & competitors)
{
    if (competitors.entries().empty())
        return "made up from the seed";
    return {{"number", competitors.entries().size()}, {"hash", competitors.hash()}};
}

json to_json(std::span<reference::named_rna const> rnas)
{
    if (rnas.empty())
        return "embedded tracers";
    std::string text;
    for (reference::named_rna const & rna : rnas)
        text.append(rna.name).append(1, '\t').append(rna.sequence).append(1, '\n');
    return {{"number", rnas.size()}, {"hash", xxh3_hex(text)}};
}

/// The names of the samples of an earlier simulation; nothing when there was none.
std::optional<std::vector<std::string>> earlier_samples(fs::path const & directory)
{
    std::ifstream file{parameters_file(directory)};
    json const recorded = json::parse(file, without_depths, false);
    if (!recorded.is_object() || recorded.value("content", json{}) != what_it_is)
        return std::nullopt;
    std::vector<std::string> names;
    for (json const & sample : recorded.value("samples", json::array()))
        if (sample.is_object() && sample.value("name", json{}).is_string())
            names.push_back(sample["name"].get<std::string>());
    return names;
}

void remove_earlier(fs::path const & directory, std::vector<std::string> const & names)
{
    io::remove_file(directory / "samples.tsv"); // first: from here on the simulation is not finished
    for (char const * const table : {"abundances.tsv", "counts.tsv", "classes.tsv"})
        io::remove_file(directory / "truth" / table);
    for (std::size_t i = 0; i < names.size(); ++i)
    {
        // The record may have been edited: never follow it to another folder.
        if (fs::path{names[i]}.filename() != names[i])
            continue;
        io::remove_file(directory / fastq_file(names[i], i));
        io::remove_file(directory / truth_reads_file(names[i]));
    }
}

} // namespace

void claim_directory(fs::path const & directory, bool force)
{
    io::create_folder(directory);
    if (auto const names = earlier_samples(directory))
        return remove_earlier(directory, *names);
    if (!force && !fs::is_empty(directory))
        throw usage_error{directory.string() +
                          ": is not empty and holds no earlier simulation; give an empty folder, or --force"};
}

void write_parameters(reference::mirna_reference const & reference,
                      design const & what,
                      fs::path const & directory)
{
    json effects = json::array();
    for (effect const & one : what.effects)
        effects.push_back({{"miRNA", one.mirna}, {"group", one.group}, {"log2fc", one.log2_fold_change}});
    json baseline = json::array();
    for (abundance const & one : what.baseline)
        baseline.push_back({{"miRNA", one.mirna}, {"abundance", one.value}});
    json const all{{"content", what_it_is},
                   {"version", version()},
                   {"reference", {{"label", reference.label()}, {"hash", reference.hash()}}},
                   {"settings", to_json(what.settings)},
                   {"samples", to_json(what.samples)},
                   {"effects", effects},
                   {"competitors", to_json(what.competitors)},
                   {"other_species", to_json(std::span<reference::named_rna const>{what.other_species})},
                   {"abundances", what.baseline.empty() ? json("drawn from the seed") : baseline}};
    constexpr int indent{2};
    io::write_file(parameters_file(directory), all.dump(indent) + '\n');
}

} // namespace polarmir::simulate
