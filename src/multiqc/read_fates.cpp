#include "section.hpp"

#include <polarmir/core/lookup.hpp>
#include <polarmir/core/markup.hpp>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace polarmir::multiqc {
namespace {

/// Part of a bar. Of colours that colour-blind people tell apart (Okabe & Ito 2008) where many reads may be.
struct category
{
    char const * key;
    char const * name;
    char const * colour;
};

/// What a read is, in the order of the ledger.
constexpr std::array<category, 15> classes{{
    {"mirna", "miRNA", "#0072b2"},
    {"shared", "miRNA or other RNA", "#56b4e9"},
    {"hairpin_other", "hairpin, no mature", "#009e73"},
    {"spike_in", "spike-in", "#222222"},
    {"tRNA", "tRNA", "#e69f00"},
    {"rRNA", "rRNA", "#d55e00"},
    {"YRNA", "Y RNA", "#cc79a7"},
    {"snRNA", "snRNA", "#f0e442"},
    {"snoRNA", "snoRNA", "#b39b00"},
    {"7SL", "7SL", "#8c510a"},
    {"piRNA", "piRNA", "#762a83"},
    {"artefact", "adapter or primer", "#888888"},
    {"other_rna", "other RNA", "#b2abd2"},
    {"other_species", "miRNA of another species", "#7fbf7b"},
    {"antisense", "antisense of a hairpin", "#bbbbbb"},
}};

/// What else can become of a read; the classes but miRNA and shared are one.
constexpr std::array<category, 14> fates{{
    {"mirna", "miRNA", "#0072b2"},
    {"shared", "miRNA or other RNA", "#56b4e9"},
    {"other_rnas", "other known RNA", "#009e73"},
    {"unmapped", "unmapped", "#999999"},
    {"pcr_duplicate", "PCR duplicate", "#cc79a7"},
    {"low_complexity", "low complexity", "#666666"},
    {"adapter_dimer", "adapter dimer", "#d55e00"},
    {"too_short", "insert too short", "#e69f00"},
    {"too_long", "insert too long", "#b39b00"},
    {"untrimmed", "no adapter", "#f0e442"},
    {"n_bases", "unknown base (N)", "#8c510a"},
    {"low_quality", "low quality", "#762a83"},
    {"umi_invalid", "invalid UMI", "#222222"},
    {"other", "other", "#cccccc"},
}};

bool is_among(std::span<category const> all, std::string_view key)
{
    return std::ranges::any_of(all, [&](category const & one) { return one.key == key; });
}

/// In which part of the bar of all fates a line of the ledger is.
char const * fate_of(std::string_view key)
{
    for (category const & one : fates)
        if (one.key == key)
            return one.key;
    return is_among(classes, key) ? "other_rnas" : "other";
}

json colours_of(std::span<category const> all)
{
    json categories;
    for (category const & one : all)
        categories[one.key] = {{"name", one.name}, {"color", one.colour}};
    return categories;
}

/// All parts at 0, in their order.
json empty_bar(std::span<category const> all)
{
    json bar;
    for (category const & one : all)
        bar[one.key] = 0;
    return bar;
}

/// MultiQC shows an error instead of a plot without any read.
content plot_of(json const & section)
{
    for (json const & bar : section["data"])
        for (json const & reads : bar)
            if (reads != 0)
                return text_of(section);
    return std::nullopt;
}

} // namespace

content read_fates(pipeline::merge_outcome const & merged)
{
    json section = begin_section({"polarmir_fates",
                                  "Read fates",
                                  "Where every read went; the parts of a bar add up to the reads of the "
                                  "input files. RNA classes tell <em>other known RNA</em> apart.",
                                  "bargraph"});
    section["pconfig"].update({{"ylab", "Reads"}, {"cpswitch_counts_label", "Reads"}});
    section["categories"] = colours_of(fates);
    section["data"] = json::object();
    for (pipeline::stored_sample const & sample : merged.samples)
    {
        json & bar = section["data"][escape_markup(sample.name)] = empty_bar(fates);
        for (auto const & [key, reads] : sample.ledger)
            if (key != "input")
            {
                json & part = bar[fate_of(key)];
                part = part.get<std::uint64_t>() + reads;
            }
    }
    return plot_of(section);
}

content rna_classes(pipeline::merge_outcome const & merged)
{
    json section =
        begin_section({"polarmir_classes",
                       "RNA classes",
                       "What the inserts are that match a known RNA. With UMIs one read per molecule.",
                       "bargraph"});
    section["pconfig"].update(
        {{"ylab", "% of these reads"}, {"cpswitch_counts_label", "Reads"}, {"cpswitch_c_active", false}});
    section["categories"] = colours_of(classes);
    section["data"] = json::object();
    for (pipeline::stored_sample const & sample : merged.samples)
    {
        json & bar = section["data"][escape_markup(sample.name)] = empty_bar(classes);
        for (category const & one : classes)
            bar[one.key] = value_of(sample.ledger, one.key);
    }
    return plot_of(section);
}

} // namespace polarmir::multiqc
