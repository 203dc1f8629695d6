#include "support/catch.hpp"

#include <polarmir/score/signature.hpp>

using namespace polarmir::score;

TEST_CASE("the opposite of a set has the other polarity in its name", "[score]")
{
    CHECK(opposite_of("EV-M1") == "EV-M2");
    CHECK(opposite_of("EV-M2-tumour") == "EV-M1-tumour");
    CHECK(opposite_of("M1") == "M2");
    CHECK(opposite_of("my_M2.set") == "my_M1.set");
    CHECK(opposite_of("a-m1") == "a-M2");
    CHECK_FALSE(opposite_of("M12").has_value());
    CHECK_FALSE(opposite_of("let-7").has_value());
    CHECK_FALSE(opposite_of("").has_value());
}

TEST_CASE("opposing sets make an index", "[score]")
{
    std::vector<signature> const sets{{"M2", "", "", {}},
                                      {"EV-M1", "", "", {}},
                                      {"X", "", "", {}},
                                      {"EV-M2", "", "", {}},
                                      {"M1", "", "", {}}};
    auto const pairs = find_opposing(sets);
    REQUIRE(pairs.size() == 2);
    CHECK(pairs[0].name == "EV-index");
    CHECK(pairs[0].m1 == 1);
    CHECK(pairs[0].m2 == 3);
    CHECK(pairs[1].name == "index");
    CHECK(pairs[1].m1 == 4);
    CHECK(pairs[1].m2 == 0);
    std::vector<signature> const lower{{"a-m1", "", "", {}}, {"A-m2", "", "", {}}};
    REQUIRE(find_opposing(lower).size() == 1);
    CHECK(find_opposing(lower).front().name == "a-index");
}

TEST_CASE("species are told from names", "[score]")
{
    CHECK(species_prefix("hsa-miR-21-5p") == "hsa");
    CHECK(species_prefix("mdco-miR-1") == "mdco");
    CHECK(species_prefix("let-7a-5p").empty());
    CHECK(species_prefix("miR-21").empty()); // a capital: no species
    CHECK(species_prefix("MIMAT0000076").empty());
    CHECK(species_prefix("").empty());
    auto const set = [](std::vector<std::string> const & names) {
        signature one{"A", "", "", {}};
        for (std::string const & name : names)
            one.members.push_back({name, name});
        return std::vector{one};
    };
    CHECK(species_of(set({"hsa-miR-1-3p", "hsa-let-7a-5p"})) == "hsa");
    CHECK(species_of(set({"hsa-miR-1-3p", "mmu-let-7a-5p"})).empty());
    CHECK(species_of(set({"MIMAT0000076"})).empty());
}

TEST_CASE("the hash of a set changes with members, weights and directions only", "[score]")
{
    signature const set{"A", "1", "", {{"MIMAT0000062", "hsa-let-7a-5p", 0.5, 1}}};
    signature other = set;
    other.name = "B";
    other.members[0].name = "let-7a";
    CHECK(other.hash() == set.hash());
    other.members[0].weight = 0.5 + 1e-12;
    CHECK(other.hash() != set.hash());
    other = set;
    other.members[0].direction = -1;
    CHECK(other.hash() != set.hash());
    other = set;
    other.members[0].accession = "MIMAT0000063";
    CHECK(other.hash() != set.hash());
}
