#include "reference/competitor_fasta.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/nucleotide.hpp>
#include <polarmir/core/spreadsheet.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/unique_names.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/reference/competitor.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <unordered_set>
#include <utility>

namespace polarmir::reference {
namespace {

constexpr std::array<char const *, rna_class_count> class_names{
    "tRNA", "rRNA", "YRNA", "snRNA", "snoRNA", "7SL", "piRNA", "artefact", "other_rna"};

/// The same gene annotated with other ends; shorter overlaps are common to many genes.
constexpr std::size_t shortest_same_rna{40};

rna_class read_class(io::row_view const & row)
{
    auto const * const found = std::ranges::find(class_names, row.text("class"));
    if (found == class_names.end())
        row.fail("class", "tRNA, rRNA, YRNA, snRNA, snoRNA, 7SL, piRNA, artefact or other_rna");
    return static_cast<rna_class>(found - class_names.begin());
}

std::string read_name(io::row_view const & row, std::set<std::string> & seen)
{
    std::string const & name = row.text("name");
    if (name.empty() || name.find_first_of(" :;") != std::string::npos)
        row.fail("name", "a name without blank, ':' and ';'");
    if (is_formula(name))
        row.fail("name", "a name that is no formula for spreadsheets");
    if (!seen.insert(name).second)
        row.fail("name", "a name that no line above has");
    return name;
}

std::string read_sequence(io::row_view const & row)
{
    std::string const & sequence = row.text("sequence");
    if (sequence.empty() || !std::ranges::all_of(sequence, is_iupac))
        row.fail("sequence", "IUPAC nucleotide codes");
    return to_dna(sequence);
}

std::vector<std::string> read_hosted(io::table const & table, io::row_view const & row)
{
    if (!table.find("host_of") || row.text("host_of").empty())
        return {};
    std::vector<std::string> hosted;
    for (std::string_view const accession : split(row.text("host_of"), ';'))
    {
        if (!accession.starts_with("MIMAT"))
            row.fail("host_of", "accessions of matures (MIMAT...) separated by ';'");
        hosted.emplace_back(accession);
    }
    return hosted;
}

bool is_same_rna(competitor const & a, competitor const & b)
{
    std::string const & longer = a.sequence.size() < b.sequence.size() ? b.sequence : a.sequence;
    std::string const & shorter = a.sequence.size() < b.sequence.size() ? a.sequence : b.sequence;
    return a.sequence == b.sequence ||
           (shorter.size() >= shortest_same_rna && longer.find(shorter) != std::string::npos);
}

void mark_host(competitor & entry, std::vector<competitor> const & hosts)
{
    for (competitor const & host : hosts)
        if (is_same_rna(entry, host))
            entry.host_of.insert(entry.host_of.end(), host.host_of.begin(), host.host_of.end());
    std::ranges::sort(entry.host_of);
    // Not std::ranges::unique, whose result clang 14 cannot read.
    entry.host_of.erase(std::unique(entry.host_of.begin(), entry.host_of.end()), entry.host_of.end());
}

} // namespace

char const * name_of(rna_class kind) noexcept
{
    return class_names[static_cast<std::size_t>(kind)];
}

std::vector<competitor> competitors_from_table(std::string_view text, std::string const & name)
{
    io::table const table = io::parse_table(text, name);
    bool const has_accession = table.find("accession").has_value();
    std::vector<competitor> entries;
    std::set<std::string> seen;
    for (io::table::row const & fields : table.rows)
    {
        io::row_view const row{table, fields};
        entries.push_back({read_name(row, seen),
                           has_accession ? row.text("accession") : std::string{},
                           read_class(row),
                           read_sequence(row),
                           read_hosted(table, row)});
    }
    return entries;
}

competitor_file read_competitor_file(std::filesystem::path const & path)
{
    source_text const source = read_source(path);
    std::string_view const text = strip(source.text);
    if (text.empty() || text.find_first_not_of('\n') == text.find('>'))
        return competitors_from_fasta(source);
    if (text.starts_with('@'))
        throw input_error{source.path +
                          ": looks like FASTQ; competitors are FASTA, or a table with the columns "
                          "name, class and sequence"};
    return {competitors_from_table(source.text, source.path), 0};
}

void mark_hosts(std::vector<competitor> & entries, std::vector<competitor> const & known)
{
    std::vector<competitor> hosts;
    std::ranges::copy_if(
        known, std::back_inserter(hosts), [](competitor const & entry) { return !entry.host_of.empty(); });
    for (competitor & entry : entries)
        mark_host(entry, hosts);
}

std::vector<competitor> merge_competitors(std::vector<competitor> first, std::vector<competitor> second)
{
    std::unordered_set<std::string> sequences;
    unique_names names;
    std::vector<competitor> merged;
    merged.reserve(first.size() + second.size());
    for (std::vector<competitor> * part : {&first, &second})
        for (competitor & entry : *part)
        {
            if (!sequences.insert(entry.sequence).second)
                continue;
            entry.name = names.make(entry.name);
            merged.push_back(std::move(entry));
        }
    return merged;
}

} // namespace polarmir::reference
