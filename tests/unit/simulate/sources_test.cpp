#include "simulate/hairpin_screen.hpp"
#include "simulate/mirna_source.hpp"
#include "simulate/other_sources.hpp"
#include "simulated.hpp"
#include "support/catch.hpp"

#include <polarmir/core/error.hpp>

#include <algorithm>
#include <cmath>
#include <map>

using namespace polarmir;
using namespace polarmir::simulate;

namespace {

/// Slow and obvious: the fewest substitutions of the first `size` bases against any place of any hairpin.
std::size_t fewest_substitutions(reference::mirna_reference const & reference,
                                 std::string_view sequence,
                                 std::size_t size)
{
    std::size_t fewest{size};
    for (auto const & hairpin : reference.hairpins())
        for (std::size_t at = 0; at + size <= hairpin.sequence.size(); ++at)
        {
            std::size_t differences{0};
            for (std::size_t i = 0; i < size && differences < fewest; ++i)
                differences += static_cast<std::size_t>(hairpin.sequence[at + i] != sequence[i]);
            fewest = std::min(fewest, differences);
        }
    return fewest;
}

} // namespace

TEST_CASE("the hairpin screen agrees with a full scan")
{
    auto const & panel = reference::human_panel();
    hairpin_screen const screen{panel};
    generator random = make_stream(11, "test");
    std::size_t similar{0};
    for (int i = 0; i < 400; ++i)
    {
        auto const & hairpin = panel.hairpins()[below(panel.hairpins().size(), random)].sequence;
        std::string piece = hairpin.substr(below(hairpin.size() - 20, random), 20);
        for (std::uint32_t k = between(0, 3, random); k > 0; --k)
        {
            char & base = piece[below(piece.size(), random)];
            base = other_base(base, random);
        }
        bool const expected = fewest_substitutions(panel, piece, hairpin_screen::window) <= 1;
        CHECK(screen.resembles_hairpin(piece) == expected);
        similar += static_cast<std::size_t>(expected);
    }
    CHECK(similar > 100);
    CHECK(similar < 350);
}

TEST_CASE("simulated isomiRs keep to their hairpin and its bases")
{
    auto const reference = test::small_reference();
    config settings;
    settings.kit = kit_from("truseq");
    settings.isomir_rate = 1;
    settings.snv_rate = 0;
    mirna_source const source{reference, settings};
    generator random = make_stream(1, "test");
    fragment molecule;
    for (std::uint32_t row = 0; row < reference.rows().size(); ++row)
        for (int i = 0; i < 2000; ++i)
        {
            source.draw(row, random, molecule);
            auto const hairpin =
                std::ranges::find(reference.hairpins(), molecule.origin, &reference::hairpin::name);
            REQUIRE(hairpin != reference.hairpins().end());
            REQUIRE(molecule.where.end <= hairpin->sequence.size());
            std::string const templated =
                hairpin->sequence.substr(molecule.where.begin, molecule.where.length());
            REQUIRE(molecule.insert.substr(0, templated.size()) == templated);
            REQUIRE(molecule.insert.size() == templated.size() + molecule.tail);
            REQUIRE(molecule.insert.find('N') == std::string::npos);
            REQUIRE(molecule.row == row);
            if (molecule.tail > 0 && molecule.where.end < hairpin->sequence.size())
                REQUIRE(molecule.insert[templated.size()] != hairpin->sequence[molecule.where.end]);
        }
}

TEST_CASE("both hairpins of a simulated mature are used and its ends vary as described")
{
    auto const reference = test::small_reference();
    config settings;
    settings.kit = kit_from("truseq");
    settings.isomir_rate = 1;
    settings.snv_rate = 0.5;
    mirna_source const source{reference, settings};
    generator random = make_stream(1, "test");
    fragment molecule;
    std::map<std::string, int> origins;
    int moved_5p{0};
    int moved_3p{0};
    int tails{0};
    int substituted{0};
    int const draws{4000};
    for (int i = 0; i < draws; ++i)
    {
        source.draw(0, random, molecule);
        ++origins[std::string{molecule.origin}];
        moved_5p += static_cast<int>(molecule.shift_5p != 0);
        moved_3p += static_cast<int>(molecule.shift_3p != 0);
        tails += static_cast<int>(molecule.tail > 0);
        substituted += static_cast<int>(molecule.snv.has_value());
        REQUIRE(std::abs(molecule.shift_5p) <= 2);
        REQUIRE(molecule.shift_3p >= -4);
        REQUIRE(molecule.shift_3p <= 3);
        if (molecule.snv)
        {
            REQUIRE(molecule.snv->position >= 1);
            REQUIRE(molecule.snv->position + 4 <= molecule.where.length());
            REQUIRE(molecule.snv->from != molecule.snv->to);
            REQUIRE(molecule.insert[molecule.snv->position] == molecule.snv->to);
        }
    }
    CHECK(std::abs(origins["one"] - draws / 2) < 200);
    CHECK(std::abs(moved_5p - draws / 10) < 100);
    // 60 % and those whose other end and tail are as annotated: 40 % * 90 % * 55 %
    CHECK(std::abs(moved_3p - draws * 80 / 100) < 120);
    CHECK(std::abs(tails - draws * 45 / 100) < 200);
    CHECK(std::abs(substituted - draws / 2) < 200);
}

TEST_CASE("simulated competitors and antisense reads resemble no hairpin")
{
    auto const & panel = reference::human_panel();
    config settings;
    settings.kit = kit_from("truseq");
    other_sources const source{panel, settings};
    generator random = make_stream(5, "test");
    fragment molecule;
    read_class const kind = GENERATE(read_class::competitor, read_class::antisense);
    for (int i = 0; i < 300; ++i)
    {
        source.draw(kind, random, molecule);
        REQUIRE(molecule.insert.size() >= 18);
        REQUIRE(molecule.insert.size() <= settings.longest_insert());
        REQUIRE(fewest_substitutions(panel, molecule.insert, 17) > 1);
    }
}

TEST_CASE("made-up RNA gives no piece that resembles a hairpin made of its pieces")
{
    generator random = make_stream(5, "test");
    fragment molecule;
    made_up_rna const free{hairpin_screen{test::small_reference()}, 1};
    std::vector<reference::hairpin> hairpins;
    for (int i = 0; i < 5; ++i)
    {
        free.draw(40, random, molecule);
        std::string const number = std::to_string(i);
        hairpins.push_back({"MI" + number, "h" + number, molecule.insert});
    }
    std::string const mature = hairpins[0].sequence.substr(0, 18);
    reference::mirna_reference const taken{"test", hairpins, {{"MA1", "m", mature}}, {{0, 0, {0, 18}}}};
    std::size_t before{0};
    for (int i = 0; i < 2000; ++i)
    {
        free.draw(40, random, molecule);
        before += static_cast<std::size_t>(fewest_substitutions(taken, molecule.insert, 17) <= 1);
    }
    CHECK(before > 100);
    config settings; // with the seed of `free`
    settings.kit = kit_from("truseq");
    settings.shares.set(read_class::hairpin_other, 0);
    settings.shares.set(read_class::antisense, 0);
    other_sources const screened{taken, settings};
    for (int i = 0; i < 2000; ++i)
    {
        screened.draw(read_class::competitor, random, molecule);
        REQUIRE(fewest_substitutions(taken, molecule.insert, 17) > 1);
    }
}

TEST_CASE("other pieces of simulated hairpins begin away from every mature on every hairpin")
{
    auto const & panel = reference::human_panel();
    config settings;
    settings.kit = kit_from("truseq");
    other_sources const source{panel, settings};
    generator random = make_stream(5, "test");
    fragment molecule;
    for (int i = 0; i < 1000; ++i)
    {
        source.draw(read_class::hairpin_other, random, molecule);
        for (auto const & place : panel.placements())
        {
            std::string const & hairpin = panel.hairpins()[place.hairpin].sequence;
            for (std::size_t at = hairpin.find(molecule.insert); at != std::string::npos;
                 at = hairpin.find(molecule.insert, at + 1))
                REQUIRE(std::abs(static_cast<int>(at) - static_cast<int>(place.where.begin)) > 3);
        }
    }
}

TEST_CASE("pieces of simulated hairpins hold no N")
{
    auto const reference = test::small_reference();
    config settings;
    settings.kit = kit_from("truseq");
    other_sources const source{reference, settings};
    generator random = make_stream(5, "test");
    fragment molecule;
    for (int i = 0; i < 500; ++i)
    {
        source.draw(read_class::hairpin_other, random, molecule);
        REQUIRE(molecule.insert.find('N') == std::string::npos);
    }
}

TEST_CASE("simulated inserts have the lengths of their class")
{
    config settings;
    settings.kit = kit_from("truseq");
    other_sources const source{reference::human_panel(), settings};
    generator random = make_stream(5, "test");
    fragment molecule;
    for (int i = 0; i < 200; ++i)
    {
        source.draw(read_class::too_short, random, molecule);
        REQUIRE((molecule.insert.size() >= 8 && molecule.insert.size() <= 15));
        source.draw(read_class::too_long, random, molecule);
        REQUIRE((molecule.insert.size() >= 51 && molecule.insert.size() <= 80));
        source.draw(read_class::adapter_dimer, random, molecule);
        REQUIRE(molecule.insert.empty());
        source.draw(read_class::spike_in, random, molecule);
        REQUIRE(std::ranges::count(reference::spike_ins(), molecule.insert, &reference::spike_in::sequence) ==
                1);
    }
}

TEST_CASE("a class no simulated read can be made of is refused by name")
{
    // Its only hairpin is its mature, so no piece begins elsewhere.
    std::string const mature{"TGAGGTAGTAGGTTGTATAGTT"};
    reference::mirna_reference const tiny{
        "test", {{"MI1", "h", mature}}, {{"MA1", "m", mature}}, {{0, 0, {0, 22}}}};
    config settings;
    settings.kit = kit_from("truseq");
    CHECK_THROWS_AS((other_sources{tiny, settings}), input_error);
    settings.shares.set(read_class::hairpin_other, 0);
    CHECK_NOTHROW(other_sources{tiny, settings});
}
