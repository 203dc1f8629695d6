// The embedded tables against the sources their facts come from.
#include "reference/fasta.hpp"
#include "support.hpp"
#include "support/catch.hpp"
#include "support/shared_data.hpp"

#include <polarmir/io/text_file.hpp>
#include <polarmir/reference/embedded.hpp>
#include <polarmir/reference/spike_in.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace polarmir;
using namespace polarmir::reference;
using test::named_placement;
using test::shared_data;

namespace {

/// name and sequence by accession, the second word of the header
std::map<std::string, std::pair<std::string, std::string>> by_accession(std::string const & fasta)
{
    std::map<std::string, std::pair<std::string, std::string>> entries;
    source_text const source = read_source(shared_data(fasta));
    for (fasta_record const & record : scan_fasta(source.text))
    {
        std::size_t const first = record.header.find(' ');
        std::size_t const second = record.header.find(' ', first + 1);
        entries[record.header.substr(first + 1, second - first - 1)] = {record.header.substr(0, first),
                                                                        record.sequence};
    }
    return entries;
}

std::set<std::string> panel_accessions()
{
    io::table const table = io::read_table(shared_data("design/panel_hairpins.tsv"));
    std::set<std::string> accessions;
    for (io::table::row const & row : table.rows)
        accessions.insert(row.fields[table.column("hairpin_acc")]);
    return accessions;
}

} // namespace

TEST_CASE("the embedded panel holds the chosen hairpins as miRBase has them")
{
    auto const hairpins = by_accession("data/mirbase/hairpin.hsa.fa");
    std::set<std::string> accessions;
    for (hairpin const & entry : human_panel().hairpins())
    {
        CAPTURE(entry.name);
        CHECK(hairpins.at(entry.accession) == std::pair{entry.name, entry.sequence});
        accessions.insert(entry.accession);
    }
    CHECK(accessions == panel_accessions());
}

TEST_CASE("the embedded panel holds the matures of its hairpins as miRBase has them")
{
    auto const matures = by_accession("data/mirbase/mature.hsa.fa");
    for (mature const & entry : human_panel().matures())
    {
        CAPTURE(entry.name);
        CHECK(matures.at(entry.accession) == std::pair{entry.name, entry.sequence});
    }

    auto const chosen = panel_accessions();
    io::table const table = io::read_table(shared_data("data/mirbase/hairpin_mature_map.hsa.tsv"));
    std::set<named_placement> expected;
    for (io::table::row const & row : table.rows)
        if (chosen.contains(row.fields[0]))
            expected.emplace(row.fields[0],
                             row.fields[2],
                             static_cast<std::uint32_t>(std::stoul(row.fields[4])),
                             static_cast<std::uint32_t>(std::stoul(row.fields[5])));
    CHECK(test::named_placements(human_panel()) == expected);
}

TEST_CASE("the embedded spike-ins are those of the source file")
{
    std::map<std::string, std::string> expected;
    source_text const source = read_source(shared_data("data/kits/spike_ins.fa"));
    for (fasta_record const & record : scan_fasta(source.text))
        expected[record.header.substr(0, record.header.find(' '))] = record.sequence;
    std::map<std::string, std::string> embedded;
    for (spike_in const & entry : spike_ins())
        embedded[entry.name] = entry.sequence;
    CHECK(embedded == expected);
}

TEST_CASE("the embedded kits have the adapters of the source table")
{
    io::table const table = io::read_table(shared_data("data/kits/kits.tsv"));
    for (kit const & entry : kits())
    {
        CAPTURE(entry.name);
        CHECK(std::ranges::any_of(table.rows, [&](io::table::row const & row) {
            return test::contains(row.fields[table.column("adapter_3p")], entry.adapter_3p);
        }));
    }
}

TEST_CASE("the embedded conserved matures are in miRBase")
{
    source_text const source = read_source(shared_data("data/mirbase/mature.all.reconstructed.fa.gz"));
    std::map<std::string, std::set<std::string>> species_of_sequence;
    for (fasta_record const & record : scan_fasta(source.text))
        species_of_sequence[record.sequence].insert(record.header.substr(0, record.header.find('-')));
    for (std::string const & sequence : conserved_matures())
    {
        CAPTURE(sequence);
        CHECK(species_of_sequence[sequence].size() >= 2);
    }
}
