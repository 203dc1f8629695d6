#include "simulate/other_sources.hpp"
#include "simulated.hpp"
#include "support/catch.hpp"

#include <polarmir/core/error.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace polarmir;
using namespace polarmir::simulate;
using reference::rna_class;

namespace {

std::string const trna{"GCATTGGTGGTTCAGTGGTAGAATTCTCGCCTGCCACGCGGGAGGCCCGGGTTCGATTCCCGGCCAATGCACCA"};
std::string const yrna{
    "GGCTGGTCCGATGGTAGTGGGTTATCAGAACTTATTAACATTAGTGTCACTAAAGTTGGTATACAACCCCCCACTGCTAAATTTGACTGGCTTTTT"};

std::vector<reference::competitor> const rnas{
    {"tRNA", "", rna_class::trna, trna, {}},
    {"Y4", "", rna_class::yrna, yrna, {}},
    {"gapped", "", rna_class::yrna, "ACGTNACGTTTGACCNNACGATTTACGGATTACGANN", {}},
    {"unknown", "", rna_class::snrna, "NNNNACGTNNNNACGTNNNNACGTNNNN", {}}};

config settings_for(fragmentation pieces)
{
    config settings;
    settings.kit = kit_from("none");
    settings.fragmentation = pieces;
    return settings;
}

} // namespace

TEST_CASE("simulated pieces of real RNAs are cut out of them and hold no N")
{
    auto const pieces = GENERATE(fragmentation::processed, fragmentation::random);
    auto const & panel = reference::human_panel();
    other_sources const source{panel, settings_for(pieces), rnas};
    generator random = make_stream(3, "test");
    fragment molecule;
    std::map<std::string_view, int> origins;
    std::set<std::size_t> lengths;
    for (int i = 0; i < 5000; ++i)
    {
        source.draw(read_class::competitor, random, molecule);
        REQUIRE(molecule.kind == read_class::competitor);
        auto const from = std::ranges::find(rnas, molecule.origin, &reference::competitor::name);
        REQUIRE(from != rnas.end());
        REQUIRE(molecule.insert == from->sequence.substr(molecule.where.begin, molecule.where.length()));
        REQUIRE(molecule.insert.find('N') == std::string::npos);
        ++origins[molecule.origin];
        lengths.insert(molecule.insert.size());
    }
    CHECK(!origins.contains("unknown")); // nothing of 16 nt in it is known
    CHECK(origins["gapped"] > 0);
    // tRNA 50, Y RNA 10: the classes that are there, whatever the number of their RNAs
    CHECK(std::abs(origins["tRNA"] - 5000 * 50 / 60) < 150);
    CHECK(*lengths.begin() == (pieces == fragmentation::random ? 15U : 16U));
    CHECK(*lengths.rbegin() == (pieces == fragmentation::random ? 45U : 36U));
}

TEST_CASE("processed pieces of a real tRNA are halves and ends more often than anything else")
{
    other_sources const source{
        reference::human_panel(), settings_for(fragmentation::processed), std::span{rnas}.first(1)};
    generator random = make_stream(3, "test");
    fragment molecule;
    int halves{0};
    int ends_3p{0};
    for (int i = 0; i < 4000; ++i)
    {
        source.draw(read_class::competitor, random, molecule);
        halves += static_cast<int>(molecule.where.begin == 0 && molecule.where.end >= 30);
        ends_3p += static_cast<int>(molecule.where.end == trna.size());
    }
    CHECK(halves > 1500);
    CHECK(ends_3p > 750);
}

TEST_CASE("competitors without a known stretch are refused")
{
    CHECK_THROWS_AS((other_sources{reference::human_panel(),
                                   settings_for(fragmentation::processed),
                                   std::span{rnas}.last(1)}),
                    input_error);
}

TEST_CASE("simulated RNA of other species is whole matures and pieces unlike any hairpin")
{
    std::vector<reference::named_rna> const foreign{
        {"mmu-let-7a-5p", "TGAGGTAGTAGGTTGTATAGTT"}, // as in man
        {"mmu-like", "TGAGGTAGTAGCTTGTATAGTT"},      // one base from let-7a
        {"bta-miR-2478", "GTATCCCACTTCTGACACCA"},
        {"long", yrna}};
    config settings = settings_for(fragmentation::processed);
    settings.shares.set(read_class::other_species, 0.1);
    other_sources const source{reference::human_panel(), settings, {}, foreign};
    generator random = make_stream(3, "test");
    fragment molecule;
    std::map<std::string_view, int> origins;
    for (int i = 0; i < 2000; ++i)
    {
        source.draw(read_class::other_species, random, molecule);
        ++origins[molecule.origin];
        REQUIRE(molecule.insert.size() >= 18);
        REQUIRE(molecule.insert.size() <= 30);
        if (molecule.origin == "bta-miR-2478")
            REQUIRE(foreign[2].sequence.starts_with(molecule.insert));
        else
            REQUIRE(yrna.substr(molecule.where.begin, molecule.where.length()) == molecule.insert);
    }
    CHECK(origins.size() == 2);
    CHECK_THROWS_AS((other_sources{reference::human_panel(), settings, {}, std::span{foreign}.first(2)}),
                    input_error);
    CHECK_NOTHROW(other_sources{reference::human_panel(), settings}); // the embedded tracers
}
