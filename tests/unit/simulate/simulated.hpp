#pragma once
#include <polarmir/io/text_file.hpp>
#include <polarmir/reference/embedded.hpp>
#include <polarmir/reference/mirna_reference.hpp>
#include <polarmir/simulate/simulator.hpp>

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace polarmir::test {

/// Reads of one kit for two groups; the shares are the defaults as far as the kit allows.
inline simulate::design
small_design(std::string const & kit, std::uint64_t reads, std::uint32_t per_group = 1)
{
    simulate::design design;
    design.settings.kit = simulate::kit_from(kit);
    if (kit == "none")
        design.settings.shares.set(simulate::read_class::adapter_dimer, 0);
    std::vector<std::string> const groups{"tumor", "control"};
    design.samples = simulate::make_cohort(groups, per_group, reads);
    return design;
}

/// Nothing but annotated matures, read without error.
inline void make_plain(simulate::config & settings)
{
    for (simulate::read_class const c : simulate::all_read_classes)
        if (c != simulate::read_class::mirna)
            settings.shares.set(c, 0);
    settings.isomir_rate = settings.snv_rate = settings.error_rate = settings.dispersion = 0;
}

inline std::vector<std::string> lines_of(std::filesystem::path const & path)
{
    std::vector<std::string> lines;
    io::line_reader reader{path};
    for (std::string_view line; reader.next(line);)
        lines.emplace_back(line);
    return lines;
}

/// The first FASTQ record's four lines, the second's, ...
inline std::vector<std::array<std::string, 4>> records_of(std::filesystem::path const & path)
{
    std::vector<std::string> const lines = lines_of(path);
    std::vector<std::array<std::string, 4>> records;
    for (std::size_t i = 0; i + 3 < lines.size(); i += 4)
        records.push_back({lines[i], lines[i + 1], lines[i + 2], lines[i + 3]});
    return records;
}

/// Two hairpins with the same 5p mature and different 3p matures, and one that holds N.
inline reference::mirna_reference small_reference()
{
    std::string const same = "TGAGGTAGTAGGTTGTATAGTT";
    std::string const third = "CTATACAATCTACTGTCTTTC";
    std::string const fourth = "GTACAGCCTCCTAGCTTTCCTA";
    std::string const lonely = "ACCGTATTGCCAGTCGGATCAG";
    return {"test",
            {{"MI01", "one", "TGGGA" + same + "TTTAGGGTCACACCCACCACTGGGAGATAA" + third + "CTA"},
             {"MI02", "two", "AGGT" + same + "TAGAATTACATCAAGGGAGATAACT" + fourth},
             {"MI03", "three", "N" + lonely + "NNGATTACA"}},
            {{"MA01", "same-5p", same},
             {"MA02", "one-3p", third},
             {"MA03", "two-3p", fourth},
             {"MA04", "lonely", lonely}},
            {{0, 0, {5, 27}}, {0, 1, {57, 78}}, {1, 0, {4, 26}}, {1, 2, {51, 73}}, {2, 3, {1, 23}}}};
}

} // namespace polarmir::test
