#include "example.hpp"
#include "support/shared_data.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <regex>
#include <stdexcept>

namespace polarmir::test {
namespace {

struct read
{
    std::string name;
    std::string insert;
    bool has_gap{false};
};

std::string reverse_complement(std::string bases)
{
    std::ranges::reverse(bases);
    for (char & base : bases)
        base = std::string_view{"TGCAN"}[std::string_view{"ACGTN"}.find(base)];
    return bases;
}

std::vector<read> read_fasta(io::line_reader & lines)
{
    std::vector<read> reads;
    for (std::string_view line; lines.next(line);)
        if (line.starts_with('>'))
            reads.push_back({std::string{line.substr(1)}, {}, false});
        else
            reads.back().insert += line;
    return reads;
}

/// Primary alignments, turned back to the sequence of the read.
std::vector<read> read_sam(io::line_reader & lines)
{
    static std::regex const inner_gap{R"(.*M\d+[ID]\d+M)"};
    std::vector<read> reads;
    for (std::string_view line; lines.next(line);)
    {
        auto const fields = split(line, '\t');
        if (line.starts_with('@') || fields.at(9) == "*")
            continue;
        std::string bases{fields.at(9)};
        bool const is_reverse = (parse_number<unsigned>(fields.at(1)).value() & 16U) != 0;
        reads.push_back({std::string{fields.at(0)},
                         is_reverse ? reverse_complement(bases) : bases,
                         std::regex_match(std::string{fields.at(5)}, inner_gap)});
    }
    return reads;
}

int number(std::ssub_match const & text)
{
    return std::stoi(text.str());
}

struct description
{
    std::string mirna;
    std::string variant;
};

/// hsa-let-7a-1_hsa-let-7a-5p_9:26_3:-1_mut:14G_add:TA: hairpin, mature, first and last base on the hairpin,
/// shifts of both ends, substitution at a position of the read, bases put behind the end.
std::optional<description> simulated(std::string const & name)
{
    static std::regex const form{
        R"(\S+?_(\S+?)_\d+:\d+_(-?\d+):(-?\d+)_mut:(?:null|(\d+)[ACGT])_add:(?:null|([ACGT]+))(_x\d+)?)"};
    std::smatch part;
    if (!std::regex_match(name, part, form))
        return std::nullopt;
    return description{part[1],
                       variant_of({shift_part("5p", number(part[2])),
                                   shift_part("3p", number(part[3])),
                                   part[4].matched ? snv_part(number(part[4])) : "",
                                   part[5].matched ? "iso_add3p:" + std::to_string(part[5].length()) : ""})};
}

/// hsa-let-7a-5p_3prime_loss_T_2, hsa-let-7a-5p_3prime_templated_addition_TGG_128,
/// hsa-let-7a-2-3p_no_modification_nm_1
std::optional<description> modified(std::string const & name)
{
    static std::regex const form{
        R"((\S+?)_(?:no_modification_nm|([35])prime_(loss|templated_addition)_([ACGT]+))_\d+)"};
    std::smatch part;
    if (!std::regex_match(name, part, form))
        return std::nullopt;
    if (!part[2].matched)
        return description{part[1], "NA"};
    bool const is_lost = part[3] == "loss";
    bool const is_later = is_lost == (part[2] == "5");
    int const bases = static_cast<int>(part[4].length());
    return description{part[1], variant_of({shift_part(part[2].str() + 'p', is_later ? bases : -bases)})};
}

/// Reads whose names are numbers, or short for what mirtop's own tests say of them.
description listed(std::string const & name)
{
    static std::string const let_7a{"hsa-let-7a-5p"};
    static std::map<std::string, description, std::less<>> const known{
        // mirtop/examples/synthetic, sequences only
        {"seq_ref", {let_7a, "NA"}},
        {"seq_iso_3p:t", {let_7a, "iso_3p:-1"}},
        {"seq_iso_3p:tt", {let_7a, "iso_3p:-2"}},
        {"seq_iso_3p:T", {let_7a, "iso_3p:+1"}},
        {"seq_iso_3p:TT", {let_7a, "iso_3p:+2"}},
        {"seq_iso_add:A", {let_7a, "iso_add3p:1"}},
        {"seq_iso_add:AA", {let_7a, "iso_add3p:2"}},
        {"seq_iso_5p:t", {let_7a, "iso_5p:+1"}},
        {"seq_iso_5p:tg", {let_7a, "iso_5p:+2"}},
        {"seq_iso_5p:A", {let_7a, "iso_5p:-1"}},
        {"seq_iso_5p:GA", {let_7a, "iso_5p:-2"}},
        {"seq_iso_snp:11CG", {let_7a, "iso_snv_central"}},
        // mirtop/aligments; of the alignments with gaps what mirtop's test_alignment expects
        {"seq_perfect", {let_7a, "NA"}},
        {"seq_3tt", {let_7a, "iso_3p:-2"}},
        {"seq_3TT", {let_7a, "iso_3p:+2"}},
        {"seq_5A", {let_7a, "iso_5p:-1"}},
        {"seq_5t3gtt", {let_7a, "iso_3p:-3,iso_5p:+1"}},
        {"seq_1d", {let_7a, "iso_3p:-5,iso_snv"}},
        {"seq_1GTaT", {"hsa-let-7a-3p", "iso_add3p:1,iso_snv"}},
        {"seq_7G-aA", {let_7a, "iso_add3p:1,iso_snv_seed"}},
        {"seq_17del3t", {let_7a, "iso_3p:-2,iso_snv_central_supp"}},
        {"seq_27096", {"hsa-let-7f-1-3p", "iso_3p:-1,iso_add3p:1"}}, // CTATACAATCTATTGCCTTCC + T
        {"seq_5365", {"hsa-let-7f-1-3p", "iso_3p:-2,iso_add3p:1"}},  // CTATACAATCTATTGCCTTC + T
        // mirtop/merge
        {"seq_1010", {let_7a, "iso_3p:-3"}},
        {"seq_1156", {let_7a, "iso_snv_central_supp"}},
        {"seq_1711", {let_7a, "iso_snv"}},
        // mirtop/examples/spikeins
        {"spikein-1", {"spikein-1", "NA"}},
        {"spikein-1-add", {"spikein-1", "iso_add3p:2"}},
        {"spikein-1-3p", {"spikein-1", "iso_3p:-1"}},
        {"spikein-1-5p", {"spikein-1", "iso_5p:+1"}},
        {"spikein-1-snp", {"spikein-1", "iso_snv_central"}},
        // seqcluster/miraligner/sim_mut.fa
        {"seq_1", {let_7a, "iso_3p:-1,iso_5p:-1,iso_snv_central"}},
        {"seq_2", {let_7a, "iso_3p:-1,iso_5p:-1"}},
        {"seq_3", {let_7a, "iso_3p:-1,iso_5p:-1,iso_add3p:1,iso_snv_central"}},
        {"seq_4", {let_7a, "iso_3p:-1,iso_snv_central"}},
        {"seq_5", {let_7a, "iso_3p:-1,iso_5p:-1,iso_snv_central"}},
        // mirtop/examples/paper
        {"example", {let_7a, "iso_3p:-1,iso_5p:+1,iso_add3p:2,iso_snv_seed"}}};
    auto const found = known.find(name.substr(0, name.find("_x")));
    if (found == known.end())
        throw std::runtime_error{"nothing is known of the read " + name};
    return found->second;
}

} // namespace

examples read_made(std::string const & set)
{
    io::line_reader lines{shared_data("data/isomir/" + set)};
    examples found;
    for (read const & one : set.ends_with(".sam") ? read_sam(lines) : read_fasta(lines))
    {
        auto made = simulated(one.name);
        made = made ? made : modified(one.name);
        description const of = made ? *made : listed(one.name);
        found.push_back({set, one.name, one.insert, of.mirna, of.variant, one.has_gap, {}});
    }
    return found;
}

} // namespace polarmir::test
