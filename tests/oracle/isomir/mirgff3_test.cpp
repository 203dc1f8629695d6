// Annotations in the form of mirGFF3, as mirtop and OptimiR wrote them (see README.md).
#include "let_7a.hpp"
#include "support/catch.hpp"
#include "support/shared_data.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/isomir/uid.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace polarmir;

namespace {

using attributes = std::map<std::string, std::string>;

/// The attributes of every line, `key=value; ` or `key value; `; `start` is that of column 4.
std::vector<attributes> read_gff(std::string const & file)
{
    std::vector<attributes> lines;
    std::ifstream input{test::shared_data("data/isomir/mirtop/examples/" + file)};
    for (std::string line; std::getline(input, line);)
    {
        if (line.empty() || line.starts_with('#'))
            continue;
        auto const columns = split(line, '\t');
        REQUIRE(columns.size() == 9);
        attributes & found = lines.emplace_back();
        found["start"] = columns[3];
        for (std::string_view part : split(columns[8], ';'))
        {
            part = strip(part);
            std::size_t const key_end = part.find_first_of("= ");
            if (key_end != std::string_view::npos)
                found[std::string{part.substr(0, key_end)}] = part.substr(key_end + 1);
        }
    }
    return lines;
}

/// The kinds of a Variant, whatever their order and the sign of additions.
std::set<std::string> kinds_of(std::string const & variant)
{
    std::set<std::string> kinds;
    for (std::string_view const part : split(variant, ','))
    {
        std::string kind{part};
        if (kind.starts_with("iso_add3p:+"))
            kind.erase(kind.find('+'), 1);
        kinds.insert(kind);
    }
    return kinds;
}

/// mirtop writes positions from 0.
void check_position(isomir::record const & ours, attributes const & theirs)
{
    CHECK(std::stoi(ours.start) == std::stoi(theirs.at("start")) + 1);
}

} // namespace

TEST_CASE("variants and names of mirtop's synthetic reads are reproduced")
{
    for (std::string const file : {"synthetic/let7a-5p.gff", "gff/correct_file.gff"})
        for (attributes const & theirs : read_gff(file))
        {
            CAPTURE(file, theirs.at("Read"));
            auto const ours = test::record_of(test::let_7a(), theirs.at("Read"));
            REQUIRE(ours);
            CHECK(ours->uid == theirs.at("UID"));
            CHECK(ours->parent == theirs.at("Parent"));
            CHECK(kinds_of(ours->variant) == kinds_of(theirs.at("Variant")));
            check_position(*ours, theirs);
            // The letter of a mismatch is that of the hairpin, not of the read.
            CHECK(ours->cigar == (theirs.at("Cigar") == "10MC11M" ? "10MG11M" : theirs.at("Cigar")));
        }
}

TEST_CASE("the read of mirtop's paper is described as there but for its parent")
{
    auto const lines = read_gff("paper/hsa-let-7a-5p.gff");
    REQUIRE(lines.size() == 1);
    auto const ours = test::record_of(test::let_7a(), lines[0].at("Read"));
    REQUIRE(ours);
    CHECK(ours->uid == lines[0].at("UID"));
    CHECK(kinds_of(ours->variant) == kinds_of(lines[0].at("Variant")));
    CHECK(ours->changes == "iso_3p:t,iso_5p:t,iso_add3p:AA,iso_snv:4CG");
    CHECK(ours->cigar == "3MG16MAA");
    CHECK(ours->parent == "hsa-let-7a-1"); // there hsa-let-7a-3: the one met first
}

TEST_CASE("OptimiR's names of reads are ours")
{
    std::size_t compared{0};
    for (attributes const & theirs : read_gff("optimir/synthetic_100_full.gff3"))
    {
        if (theirs.at("Read").find_first_not_of("ACGT") != std::string::npos)
            continue;
        CHECK(isomir::uid(theirs.at("Read")) == theirs.at("UID"));
        ++compared;
    }
    CHECK(compared > 30);
}
