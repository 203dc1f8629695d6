#include "support.hpp"
#include "support/catch.hpp"

#include <polarmir/reference/mirna_reference.hpp>

#include <algorithm>
#include <functional>
#include <vector>

using namespace polarmir;
using namespace polarmir::reference;
using test::contains;
using test::message_of;
using test::small_reference;

namespace {

struct parts
{
    std::vector<hairpin> hairpins;
    std::vector<mature> matures;
    std::vector<placement> placements;

    [[nodiscard]] mirna_reference make() const { return {"label", hairpins, matures, placements}; }
};

parts small_parts()
{
    mirna_reference const small = small_reference();
    return {{small.hairpins().begin(), small.hairpins().end()},
            {small.matures().begin(), small.matures().end()},
            {small.placements().begin(), small.placements().end()}};
}

std::string refusal(std::function<void(parts &)> const & spoil)
{
    parts spoilt = small_parts();
    spoil(spoilt);
    return message_of<input_error>([&] { (void)spoilt.make(); });
}

} // namespace

TEST_CASE("a reference is sorted by accession whatever the order of its parts")
{
    mirna_reference const made = small_reference();
    REQUIRE(made.hairpins().size() == 2);
    CHECK(made.hairpins()[0].name == "xyz-mir-1");
    CHECK(made.matures()[0].accession == "MIMAT01");
    CHECK(made.matures()[2].accession == "MIMAT03");
    std::vector<placement> const expected{
        {0, 0, {4, 26}}, {0, 2, {26, 40}}, {1, 0, {2, 24}}, {1, 1, {2, 24}}};
    CHECK(std::ranges::equal(made.placements(), expected));
}

TEST_CASE("placements are found by their hairpin")
{
    mirna_reference const made = small_reference();
    CHECK(made.placements_in(0).size() == 2);
    CHECK(made.placements_in(1).size() == 2);
    CHECK(made.placements_in(1)[0] == placement{1, 0, {2, 24}});

    parts with_bare = small_parts();
    with_bare.hairpins.push_back({"MI015", "xyz-mir-15", "ACGT"});
    mirna_reference const bare = with_bare.make();
    CHECK(bare.hairpins()[1].name == "xyz-mir-15");
    CHECK(bare.placements_in(1).empty());
    CHECK(bare.placements_in(2).size() == 2);
}

TEST_CASE("matures with one sequence form one row named by the smallest accession")
{
    mirna_reference const made = small_reference();
    REQUIRE(made.rows().size() == 2);
    CHECK(made.rows()[0].members == std::vector<std::uint32_t>{0, 1});
    CHECK(made.rows()[1].members == std::vector<std::uint32_t>{2});
    CHECK(made.row_of(0) == 0);
    CHECK(made.row_of(1) == 0);
    CHECK(made.row_of(2) == 1);
    CHECK(made.row_mature(0).name == "xyz-miR-1-5p");
}

TEST_CASE("the hash does not depend on input order or label")
{
    parts shuffled = small_parts();
    std::ranges::reverse(shuffled.hairpins);
    std::ranges::reverse(shuffled.matures);
    for (placement & place : shuffled.placements)
        place = {1 - place.hairpin, 2 - place.mature, place.where};
    std::ranges::reverse(shuffled.placements);
    CHECK(shuffled.make().hash() == small_reference().hash());
    CHECK(small_reference().hash().size() == 32);
}

TEST_CASE("the hash changes with every field")
{
    std::vector<std::function<void(parts &)>> const changes{
        [](parts & p) { p.hairpins[0].accession = "MI011"; },
        [](parts & p) { p.hairpins[0].name = "xyz-mir-11"; },
        [](parts & p) { p.hairpins[0].sequence[0] = 'G'; },
        [](parts & p) {
            p.hairpins.push_back({"MI09", "xyz-mir-9", "ACGT"});
        },
        [](parts & p) { p.matures[0].accession = "MIMAT011"; },
        [](parts & p) { p.matures[0].name = "xyz-miR-11"; },
        [](parts & p) {
            p.matures[2].sequence.pop_back();
            --p.placements[1].where.end;
        },
        [](parts & p) { p.placements.erase(p.placements.begin() + 2); },
    };
    std::set<std::string> hashes{small_reference().hash()};
    for (auto const & change : changes)
    {
        parts changed = small_parts();
        change(changed);
        hashes.insert(changed.make().hash());
    }
    CHECK(hashes.size() == changes.size() + 1);
}

TEST_CASE("a placement given twice is kept once")
{
    parts twice = small_parts();
    twice.placements.push_back(twice.placements.front());
    CHECK(twice.make().placements().size() == 4);
    CHECK(twice.make().hash() == small_reference().hash());
}

TEST_CASE("what a reference refuses is named")
{
    CHECK(contains(refusal([](parts & p) { p.hairpins[1].name = p.hairpins[0].name; }),
                   "'xyz-mir-1' is given twice"));
    CHECK(
        contains(refusal([](parts & p) { p.matures[1].accession = "MIMAT01"; }), "'MIMAT01' is given twice"));
    CHECK(contains(refusal([](parts & p) { p.matures[1].name.clear(); }), "mature name is empty"));
    CHECK(
        contains(refusal([](parts & p) { p.hairpins[1].accession.clear(); }), "hairpin accession is empty"));
    CHECK(contains(refusal([](parts & p) { p.matures[1].name = "a:b"; }), "'a:b' holds"));
    CHECK(contains(refusal([](parts & p) { p.matures[1].name = "a b"; }), "'a b' holds"));
    CHECK(contains(refusal([](parts & p) { p.hairpins[0].sequence[0] = 'U'; }),
                   "'xyz-mir-1' holds other letters"));
    CHECK(
        contains(refusal([](parts & p) { p.hairpins[0].sequence.clear(); }), "'xyz-mir-1' has no sequence"));
    CHECK(contains(refusal([](parts & p) { p.placements[1].where.end = 41; }), "leaves hairpin 'xyz-mir-1'"));
    CHECK(contains(refusal([](parts & p) { p.placements[0].where.end = 4; }), "leaves hairpin 'xyz-mir-1'"));
    CHECK(contains(refusal([](parts & p) {
                       p.placements[0].where = {5, 27};
                   }),
                   "'xyz-mir-1' does not read as mature 'xyz-miR-1-5p' at 6-27"));
    CHECK(contains(refusal([](parts & p) { p.placements[0].mature = 3; }), "not in the reference"));
    CHECK(contains(refusal([](parts & p) { p.placements.erase(p.placements.begin() + 1); }),
                   "'xyz-miR-1-3p' lies in no hairpin"));
}

TEST_CASE("an N in hairpin and mature is no agreement")
{
    CHECK(contains(refusal([](parts & p) {
                       p.hairpins[0].sequence[30] = 'N';
                       p.matures[2].sequence[4] = 'N';
                   }),
                   "does not read as mature 'xyz-miR-1-3p'"));
}

TEST_CASE("a default reference is empty")
{
    mirna_reference const empty;
    CHECK(empty.hairpins().empty());
    CHECK(empty.rows().empty());
}
