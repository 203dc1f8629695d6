#include "section.hpp"

#include <polarmir/core/markup.hpp>
#include <polarmir/core/text.hpp>

#include <algorithm>
#include <map>

namespace polarmir::multiqc {
namespace {

using lengths = std::map<std::size_t, std::uint64_t>;

/// Reads by insert length; of one class, or of all.
lengths lengths_of(pipeline::stored_sample const & sample, std::string_view wanted)
{
    lengths reads;
    for (auto const & [key, count] : sample.lengths)
    {
        std::size_t const tab = key.find('\t');
        if (!wanted.empty() && std::string_view{key}.substr(0, tab) != wanted)
            continue;
        if (auto const length = parse_number<std::size_t>(std::string_view{key}.substr(tab + 1)))
            reads[*length] += count;
    }
    return reads;
}

/// Every sample has a point at every length of any, so that lines go down to 0.
content
length_plot(pipeline::merge_outcome const & merged, section_head const & head, std::string_view wanted)
{
    std::vector<lengths> all;
    lengths of_any;
    for (pipeline::stored_sample const & sample : merged.samples)
        for (auto const & [length, reads] : all.emplace_back(lengths_of(sample, wanted)))
            of_any[length] += reads;
    if (of_any.empty())
        return std::nullopt;
    json section = begin_section(head);
    section["pconfig"].update({{"xlab", "Insert length (nt)"},
                               {"ylab", "Reads"},
                               {"ymin", 0},
                               {"xDecimals", false},
                               {"tt_label", "<b>{point.x} nt</b>: {point.y:,.0f} reads"}});
    for (std::size_t i = 0; i < all.size(); ++i)
    {
        json & line = section["data"][escape_markup(merged.samples[i].name)];
        for (std::size_t length = of_any.begin()->first; length <= of_any.rbegin()->first; ++length)
        {
            auto const found = all[i].find(length);
            line[std::to_string(length)] = found == all[i].end() ? 0 : found->second;
        }
    }
    return text_of(section);
}

} // namespace

content mirna_lengths(pipeline::merge_outcome const & merged)
{
    return length_plot(merged,
                       {"polarmir_mirna_length",
                        "Insert lengths of miRNA reads",
                        "Reads counted for miRNAs, by the length of what is left of them without adapter.",
                        "linegraph"},
                       "mirna");
}

content all_lengths(pipeline::merge_outcome const & merged)
{
    return length_plot(
        merged,
        {"polarmir_length",
         "Insert lengths of all reads",
         "All reads with an insert. miRNAs have about 22 nt; degraded RNA has no peak, and fragments "
         "of tRNA and Y RNA have about 32 nt.",
         "linegraph"},
        {});
}

} // namespace polarmir::multiqc
