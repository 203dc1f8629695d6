#include "explain/panels.hpp"
#include "support/catch.hpp"
#include "unit/count/small_reference.hpp"

using namespace polarmir;
using explain::draw_panel;
using explain::lay;
using explain::panel_content;
using explain::placed_entry;

namespace {

/// 600 different-looking bases.
std::string long_sequence()
{
    std::string bases;
    for (std::size_t i = 0; i < 600; ++i)
        bases += "ACGT"[(i * i / 7 + i) % 4];
    return bases;
}

placed_entry at(std::uint32_t rna, std::uint32_t position)
{
    placed_entry one;
    one.where = {false, rna};
    one.what.where = lay("ACGT", {rna, position, 0, 0});
    one.what.bases = std::to_string(position);
    return one;
}

std::string names(std::vector<explain::entry> const & entries)
{
    std::string text;
    for (auto const & one : entries)
        text += one.bases + ' ';
    return text;
}

} // namespace

TEST_CASE("a hairpin is drawn as a whole, with its matures", "[explain]")
{
    static reference::mirna_reference const reference = test::small_reference();
    static pipeline::resources const shared{reference, {}, {}};
    auto const drawn = draw_panel(explain::content_of({true, 0}, shared));
    std::string const & hairpin = reference.hairpins()[0].sequence;
    CHECK(drawn.title == "x-mir-a (MI1), " + std::to_string(hairpin.size()) + " nt");
    CHECK(drawn.sequence.letters == hairpin);
    REQUIRE(drawn.features.size() == 2);
    CHECK(drawn.features[0].name == "x-miR-a-5p");
    CHECK(drawn.features[0].drawing.offset == 12);
    CHECK(drawn.features[0].drawing.letters == std::string(test::a_5p.size(), '='));
    CHECK(drawn.features[1].drawing.offset == 48);
}

TEST_CASE("of a long sequence the part around the inserts is drawn", "[explain]")
{
    std::string const sequence = long_sequence();
    panel_content content;
    content.name = "R";
    content.sequence = sequence;
    content.columns = {"fit"};
    content.entries.resize(2);
    content.entries[0].where = lay(sequence.substr(300, 20), {0, 300, 0, 0});
    content.entries[1].where = lay(sequence.substr(310, 25), {0, 310, 0, 0});
    content.features.resize(2);
    content.features[0].where = lay(sequence.substr(305, 22), {0, 305, 0, 0});
    content.features[0].name = "near";
    content.features[1].where = lay(sequence.substr(20, 22), {0, 20, 0, 0});
    content.features[1].name = "far";
    auto const drawn = draw_panel(content);
    CHECK(drawn.title == "R, 600 nt, of which bases 289 to 347");
    CHECK(drawn.sequence.letters == sequence.substr(288, 59));
    REQUIRE(drawn.features.size() == 1);
    CHECK(drawn.features[0].name == "near");
    CHECK(drawn.features[0].drawing.offset == 17);
    CHECK(drawn.inserts[0].drawing.offset == 12);
    CHECK(drawn.inserts[0].drawing.letters == std::string(20, '.'));

    // At its ends there are fewer bases around.
    content.features.clear();
    content.entries.resize(1);
    content.entries[0].where = lay(sequence.substr(3, 20), {0, 3, 0, 0});
    CHECK(draw_panel(content).title == "R, 600 nt, of which bases 1 to 35");
    content.entries[0].where = lay(sequence.substr(580, 20) + "AA", {0, 580, 2, 0});
    CHECK(draw_panel(content).title == "R, 600 nt, of which bases 569 to 600");
}

TEST_CASE("inserts far apart on another RNA are drawn in panels of their own", "[explain]")
{
    std::vector<placed_entry> places{at(1, 100), at(2, 100), at(1, 160), at(1, 161), at(1, 40), at(1, 39)};
    CHECK(names(take(places, {false, 1})) == "100 160 40 ");
    CHECK(names(take(places, {false, 1})) == "161 ");
    CHECK(names(take(places, {false, 1})) == "39 ");
    CHECK(names(take(places, {true, 1})).empty());
    CHECK(places.size() == 1);
}
