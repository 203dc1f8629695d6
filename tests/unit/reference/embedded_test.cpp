#include "support.hpp"
#include "support/catch.hpp"

#include <polarmir/reference/embedded.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace polarmir;
using namespace polarmir::reference;

namespace {

std::map<std::string, kit> kits_by_name()
{
    std::map<std::string, kit> by_name;
    for (kit const & entry : kits())
        by_name.emplace(entry.name, entry);
    return by_name;
}

bool is_dna(std::string const & sequence)
{
    return !sequence.empty() && sequence.find_first_not_of("ACGT") == std::string::npos;
}

} // namespace

TEST_CASE("the embedded panel names itself")
{
    CHECK(human_panel().label() == "embedded human panel (miRBase 22, 388 hairpins)");
    CHECK(human_panel().hairpins().size() == 388);
    CHECK(&human_panel() == &human_panel());
}

TEST_CASE("let-7a-5p of the embedded panel lies in three hairpins")
{
    auto const placements = test::named_placements(human_panel());
    CHECK(placements.contains({"MI0000060", "MIMAT0000062", 6, 27}));
    CHECK(placements.contains({"MI0000061", "MIMAT0000062", 5, 26}));
    CHECK(placements.contains({"MI0000062", "MIMAT0000062", 4, 25}));
    CHECK(std::ranges::count_if(placements,
                                [](auto const & p) { return std::get<1>(p) == "MIMAT0000062"; }) == 3);
}

TEST_CASE("spike-ins are distinct and sorted by name")
{
    std::vector<spike_in> const & entries = spike_ins();
    REQUIRE(entries.size() == 37);
    CHECK(std::ranges::is_sorted(entries, {}, &spike_in::name));
    std::set<std::string> names;
    std::set<std::string> sequences;
    for (spike_in const & entry : entries)
    {
        CHECK(is_dna(entry.sequence));
        names.insert(entry.name);
        sequences.insert(entry.sequence);
    }
    CHECK(names.size() == entries.size());
    CHECK(sequences.size() == entries.size());
}

TEST_CASE("no spike-in has the sequence of a human mature of the panel")
{
    std::set<std::string> matures;
    for (mature const & entry : human_panel().matures())
        matures.insert(entry.sequence);
    for (spike_in const & entry : spike_ins())
    {
        CAPTURE(entry.name);
        CHECK_FALSE(matures.contains(entry.sequence));
    }
}

TEST_CASE("the kits have the names given to --kit")
{
    std::vector<std::string> names;
    for (kit const & entry : kits())
    {
        CHECK(is_dna(entry.adapter_3p));
        CHECK_FALSE(entry.description.empty());
        CHECK((entry.umi == umi_place::none) == (entry.umi_length == 0));
        names.push_back(entry.name);
    }
    CHECK(names == std::vector<std::string>{"truseq",
                                            "nebnext",
                                            "qiaseq",
                                            "nextflex",
                                            "lexogen",
                                            "mgi",
                                            "illumina-v1.0",
                                            "illumina-v1.5",
                                            "encode",
                                            "cats",
                                            "smarter",
                                            "dplex"});
}

TEST_CASE("the kits describe what surrounds the insert")
{
    auto const by_name = kits_by_name();
    CHECK(by_name.at("truseq").adapter_3p == "TGGAATTCTCGGGTGCCAAGG");
    CHECK(by_name.at("truseq").clip_5p == 0);
    CHECK(by_name.at("nextflex").clip_5p == 4);
    CHECK(by_name.at("nextflex").gap_3p == 4);
    CHECK(by_name.at("nextflex").adapter_3p == by_name.at("truseq").adapter_3p);
    CHECK(by_name.at("qiaseq").umi == umi_place::after_adapter);
    CHECK(by_name.at("qiaseq").umi_length == 12);
    CHECK(by_name.at("encode").clip_5p == 6);
    CHECK(by_name.at("lexogen").adapter_3p.starts_with(by_name.at("truseq").adapter_3p));
}

TEST_CASE("conserved matures are distinct in their first 16 bases")
{
    std::set<std::string> starts;
    for (std::string const & sequence : conserved_matures())
    {
        CHECK(is_dna(sequence));
        CHECK(sequence.size() >= 20);
        starts.insert(sequence.substr(0, 16));
    }
    CHECK(starts.size() == conserved_matures().size());
    CHECK(std::ranges::count(conserved_matures(), "TGAGGTAGTAGGTTGTATAGTT") == 1); // let-7
}
