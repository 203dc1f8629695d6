#include "support/catch.hpp"
#include "support/shared_data.hpp"

#include <polarmir/core/nucleotide.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/reference/embedded.hpp>
#include <polarmir/reference/mirna_names.hpp>

#include <algorithm>
#include <filesystem>
#include <map>

using namespace polarmir;
using reference::human_mirna_names;

TEST_CASE("names and accessions are found exactly", "[reference]")
{
    auto const * const known = human_mirna_names().find("MIMAT0000062");
    REQUIRE(known != nullptr);
    CHECK(known->name == "hsa-let-7a-5p");
    CHECK(human_mirna_names().find("hsa-let-7a-5p") == known);
    CHECK(human_mirna_names().find("hsa-let-7a") == nullptr);
    CHECK(human_mirna_names().find("HSA-LET-7A-5P") == nullptr);
    CHECK(human_mirna_names().find("") == nullptr);
}

TEST_CASE("a name of an older release leads to the mature of today", "[reference]")
{
    reference::mirna_names const & human = human_mirna_names();
    auto const name_of = [&](char const * const older) {
        auto const * const known = human.today(older);
        return known == nullptr ? std::string{} : known->name;
    };
    CHECK(name_of("hsa-miR-320a") == "hsa-miR-320a-3p"); // release 21
    CHECK(name_of("hsa-miR-375") == "hsa-miR-375-3p");
    CHECK(name_of("hsa-miR-203a") == "hsa-miR-203a-3p");
    CHECK(name_of("hsa-let-7a") == "hsa-let-7a-5p"); // release 17
    CHECK(name_of("hsa-let-7a*") == "hsa-let-7a-3p");
    CHECK(name_of("hsa-let-7a-2*") == "hsa-let-7a-2-3p");
    CHECK(name_of("hsa-miR-126") == "hsa-miR-126-3p");
    CHECK(name_of("hsa-miR-126*") == "hsa-miR-126-5p");
    CHECK(name_of("hsa-miR-302c*") == "hsa-miR-302c-5p");
    CHECK(name_of("hsa-miR-451") == "hsa-miR-451a");
    CHECK(name_of("hsa-miR-422b") == "hsa-miR-378a-3p"); // release 9
    CHECK(name_of("hsa-miR-21-5p") == "hsa-miR-21-5p");
    CHECK(name_of("MIMAT0000076") == "hsa-miR-21-5p");
    for (char const * const unclear : {"hsa-miR-378",  // the 5p arm, later the 3p arm
                                       "hsa-miR-485",  // both arms always had their names
                                       "hsa-mir-21",   // the hairpin
                                       "hsa-mir-16-1", // the hairpin
                                       "miR-320a",     // of which species?
                                       "hsa-miR-99999",
                                       ""})
        CHECK(name_of(unclear).empty());
}

TEST_CASE("a name that releases had for several matures leads to all of them", "[reference]")
{
    std::vector<std::string> names;
    for (auto const * const one : human_mirna_names().once_called("hsa-miR-378"))
        names.push_back(one->name);
    CHECK(names == std::vector<std::string>{"hsa-miR-378a-5p", "hsa-miR-378a-3p"});
    CHECK(human_mirna_names().once_called("hsa-miR-21-5p").empty());
}

TEST_CASE("aliases are no names of today, and lead to matures of the table", "[reference]")
{
    io::table const table =
        io::read_table(std::filesystem::path{POLARMIR_SOURCE_DIR} / "reference/mature_aliases.tsv");
    CHECK(table.rows.size() > 700);
    for (io::table::row const & row : table.rows)
    {
        CAPTURE(row.fields[0], row.fields[1]);
        CHECK(human_mirna_names().find(row.fields[0]) == nullptr);
        CHECK(human_mirna_names().find(row.fields[1]) != nullptr);
        CHECK_FALSE(human_mirna_names().once_called(row.fields[0]).empty());
    }
}

TEST_CASE("what an unknown name may mean", "[reference]")
{
    using names = std::vector<std::string>;
    reference::mirna_names const & human = human_mirna_names();
    CHECK(human.similar("hsa-miR-320a") == names{"hsa-miR-320a-3p"});
    CHECK(human.similar("mir-21") == names{"hsa-miR-21-5p"});
    CHECK(human.similar("miR-21-3p") == names{"hsa-miR-21-3p"});
    CHECK(human.similar("hsa-let-7a*") == names{"hsa-let-7a-3p"});
    CHECK(human.similar("hsa-miR-378") == names{"hsa-miR-378a-5p", "hsa-miR-378a-3p"});
    CHECK(human.similar("hsa-miR-485") == names{"hsa-miR-485-5p", "hsa-miR-485-3p"});
    CHECK(human.similar("hsa-miR-365-5p") == names{"hsa-miR-365a-5p", "hsa-miR-365b-5p"});
    CHECK(human.similar("hsa-miR-99999").empty());
    CHECK(human.similar("").empty());
}

TEST_CASE("the embedded panel uses the names of the table", "[reference]")
{
    for (reference::mature const & one : reference::human_panel().matures())
    {
        auto const * const known = human_mirna_names().find(one.accession);
        REQUIRE(known != nullptr);
        CHECK(known->name == one.name);
    }
}

TEST_CASE("oracle: mirbase/mature.hsa.fa holds the same names and sequences in common", "[oracle]")
{
    io::line_reader lines{test::shared_data("data/mirbase/mature.hsa.fa")};
    std::map<std::string, std::string> names;
    std::map<std::string, std::string> sequences;
    std::map<std::string, std::string> first_with; // accessions come in any order in the file
    std::string accession;
    for (std::string_view line; lines.next(line);)
        if (line.starts_with('>'))
        {
            auto const fields = split(line.substr(1), ' ');
            accession = fields[1];
            names[accession] = fields[0];
        }
        else
            sequences[accession] = to_dna(line);
    for (auto const & [key, sequence] : sequences)
        first_with.try_emplace(sequence, key);
    for (auto const & [key, name] : names)
    {
        CAPTURE(key);
        auto const * const one = human_mirna_names().find(key);
        REQUIRE(one != nullptr);
        CHECK(one->name == name);
        CHECK(first_with.at(sequences.at(key)) == one->row);
    }
}

// The miRXplore reference has names of releases 9 and 10 (`MIR-302C-star`, some with `-hsa`) and sequences:
// what a name means today must have its sequence.
TEST_CASE("oracle: counts/mirxplore/MiRxplorer.fa has the sequences that older names mean", "[oracle]")
{
    std::map<std::string, std::vector<std::string>> accessions;
    io::line_reader matures{test::shared_data("data/mirbase/mature.hsa.fa")};
    std::string accession;
    for (std::string_view line; matures.next(line);)
        if (line.starts_with('>'))
            accession = split(line.substr(1), ' ')[1];
        else
            accessions[to_dna(line)].push_back(accession);

    io::line_reader lines{test::shared_data("data/counts/mirxplore/MiRxplorer.fa")};
    std::size_t checked{0};
    std::string name;
    for (std::string_view line; lines.next(line);)
    {
        if (line.starts_with('>'))
        {
            name = to_lower(line.substr(1));
            if (name.ends_with("-hsa"))
                name.resize(name.size() - 4);
            if (name.ends_with("-star"))
                name.replace(name.size() - 5, 5, "*");
            name = name.starts_with("mir-") ? "hsa-miR-" + name.substr(4) : "hsa-" + name;
            continue;
        }
        auto const same = accessions.find(std::string{line});
        auto const once = human_mirna_names().once_called(name);
        if (same == accessions.end() || once.empty())
            continue;
        CAPTURE(name);
        CHECK(std::ranges::any_of(once, [&](auto const * one) {
            return std::ranges::find(same->second, one->accession) != same->second.end();
        }));
        ++checked;
    }
    CHECK(checked > 200);
}
