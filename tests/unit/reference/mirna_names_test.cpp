#include "support/catch.hpp"
#include "support/shared_data.hpp"

#include <polarmir/core/nucleotide.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/reference/embedded.hpp>
#include <polarmir/reference/mirna_names.hpp>

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

TEST_CASE("what an older name may mean", "[reference]")
{
    using names = std::vector<std::string>;
    reference::mirna_names const & human = human_mirna_names();
    CHECK(human.similar("hsa-miR-320a") == names{"hsa-miR-320a-3p", "hsa-miR-320a-5p"});
    CHECK(human.similar("mir-21") == names{"hsa-miR-21-5p", "hsa-miR-21-3p"});
    CHECK(human.similar("hsa-let-7a*") ==
          names{"hsa-let-7a-5p", "hsa-let-7a-3p"}); // let-7a-2-3p is a stem of its own
    CHECK(human.similar("hsa-miR-203") ==
          names{"hsa-miR-203a-3p", "hsa-miR-203b-5p", "hsa-miR-203b-3p", "hsa-miR-203a-5p"});
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
    CHECK(human_mirna_names().entries().size() == names.size());
    for (auto const & one : human_mirna_names().entries())
    {
        CHECK(names.at(one.accession) == one.name);
        CHECK(first_with.at(sequences.at(one.accession)) == one.row);
    }
}
