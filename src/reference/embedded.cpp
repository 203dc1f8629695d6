#include <polarmir/io/text_file.hpp>
#include <polarmir/reference/embedded.hpp>
#include <polarmir/reference/table.hpp>

#include <algorithm>
#include <string_view>

namespace polarmir::embedded {

extern std::string_view const human_panel;
extern std::string_view const spike_ins;
extern std::string_view const competitors;
extern std::string_view const tracers;
extern std::string_view const kits;
extern std::string_view const conserved_matures;

} // namespace polarmir::embedded

namespace polarmir::reference {
namespace {

mirna_reference parse_human_panel()
{
    auto const lines = static_cast<std::size_t>(std::ranges::count(embedded::human_panel, '\n'));
    return from_table(embedded::human_panel,
                      "human_panel.tsv",
                      "embedded human panel (miRBase 22, " + std::to_string(lines - 1) + " hairpins)");
}

std::vector<spike_in> parse_spike_ins()
{
    io::table const table = io::parse_table(embedded::spike_ins, "spike_ins.tsv");
    std::size_t const name = table.column("name");
    std::size_t const sequence = table.column("sequence");
    std::vector<spike_in> entries;
    for (io::table::row const & row : table.rows)
        entries.push_back({row.fields[name], row.fields[sequence]});
    std::ranges::sort(entries, {}, &spike_in::name);
    return entries;
}

std::vector<tracer> parse_tracers()
{
    io::table const table = io::parse_table(embedded::tracers, "tracers.tsv");
    std::vector<tracer> entries;
    for (io::table::row const & fields : table.rows)
    {
        io::row_view const row{table, fields};
        entries.push_back(
            {row.text("name"), row.text("accession"), row.text("species"), row.text("sequence")});
    }
    return entries;
}

umi_place read_umi_place(io::row_view const & row)
{
    std::string const & where = row.text("umi_place");
    if (where == "none")
        return umi_place::none;
    if (where == "before_insert")
        return umi_place::before_insert;
    if (where == "after_adapter")
        return umi_place::after_adapter;
    row.fail("umi_place", "none, before_insert or after_adapter");
}

bool read_tail(io::row_view const & row)
{
    std::string const & tail = row.text("tail");
    if (tail != "none" && tail != "poly_a")
        row.fail("tail", "none or poly_a");
    return tail == "poly_a";
}

std::vector<kit> parse_kits()
{
    io::table const table = io::parse_table(embedded::kits, "kits.tsv");
    std::vector<kit> entries;
    for (io::table::row const & fields : table.rows)
    {
        io::row_view const row{table, fields};
        entries.push_back({row.text("name"),
                           row.text("description"),
                           row.text("adapter_3p"),
                           row.number<std::uint32_t>("clip_5p"),
                           row.number<std::uint32_t>("gap_3p"),
                           read_umi_place(row),
                           row.number<std::uint32_t>("umi_length"),
                           read_tail(row)});
    }
    return entries;
}

std::vector<std::string> parse_conserved_matures()
{
    io::table const table = io::parse_table(embedded::conserved_matures, "conserved_matures.tsv");
    std::size_t const sequence = table.column("sequence");
    std::vector<std::string> sequences;
    for (io::table::row const & row : table.rows)
        sequences.push_back(row.fields[sequence]);
    return sequences;
}

} // namespace

mirna_reference const & human_panel()
{
    static mirna_reference const panel = parse_human_panel();
    return panel;
}

std::vector<spike_in> const & spike_ins()
{
    static std::vector<spike_in> const entries = parse_spike_ins();
    return entries;
}

std::vector<competitor> const & competitors()
{
    static std::vector<competitor> const entries =
        competitors_from_table(embedded::competitors, "competitors.tsv");
    return entries;
}

std::vector<tracer> const & tracers()
{
    static std::vector<tracer> const entries = parse_tracers();
    return entries;
}

std::vector<kit> const & kits()
{
    static std::vector<kit> const entries = parse_kits();
    return entries;
}

std::vector<std::string> const & conserved_matures()
{
    static std::vector<std::string> const sequences = parse_conserved_matures();
    return sequences;
}

} // namespace polarmir::reference
