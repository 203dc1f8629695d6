#include "support/catch.hpp"
#include "support/engine_kinds.hpp"

#include <polarmir/align/engine.hpp>
#include <polarmir/core/error.hpp>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace polarmir;
using align::alignment;
using tail_kind = align::stratum::tail_kind;

namespace {

// No 5 bases occur twice, so every expected position is the only one.
std::string const hairpin{"ACGTTGCATCAGGATTCCAAGTCGAACTGTAGCCTATGA"};

using engines = std::vector<std::unique_ptr<align::engine const>>;

/// Of every kind; made once, as many cases ask for the same.
engines const & engines_of(std::vector<std::string> const & hairpins, unsigned max_mismatches)
{
    static std::map<std::pair<std::vector<std::string>, unsigned>, engines> made;
    auto & wanted = made[{hairpins, max_mismatches}];
    std::vector<std::string_view> const views(hairpins.begin(), hairpins.end());
    if (wanted.empty())
        for (align::engine_kind const kind : test::engine_kinds())
            wanted.push_back(make_engine(kind, views, {max_mismatches}));
    return wanted;
}

/// What every engine finds.
align::result align_to(std::vector<std::string> const & hairpins, std::string const & insert, unsigned m = 1)
{
    auto const & all = engines_of(hairpins, m);
    auto found = (*all.front())(insert);
    for (auto const & another : all)
    {
        auto const again = (*another)(insert);
        CHECK(again.alignments == found.alignments);
        CHECK(again.stratum == found.stratum);
    }
    return found;
}

std::vector<alignment> places(std::string const & insert, unsigned m = 1)
{
    return align_to({hairpin}, insert, m).alignments;
}

/// `sequence` with another base at `position`.
std::string changed(std::string sequence, std::size_t position)
{
    char & base = sequence.at(position);
    base = base == 'A' ? 'C' : 'A';
    return sequence;
}

} // namespace

TEST_CASE("an exact insert aligns where it lies")
{
    CHECK(places(hairpin.substr(4, 20)) == std::vector<alignment>{{0, 4, 0, 0}});
    CHECK(places(hairpin) == std::vector<alignment>{{0, 0, 0, 0}});
    CHECK(places(hairpin.substr(24, 15)) == std::vector<alignment>{{0, 24, 0, 0}});
}

TEST_CASE("fewer than 15 templated bases never align")
{
    CHECK(places(hairpin.substr(4, 14)).empty());
    CHECK(places("").empty());
    CHECK(places(hairpin.substr(4, 15)).size() == 1);
    CHECK(places(changed(hairpin.substr(4, 15), 14)).empty());
    CHECK(places(changed(hairpin.substr(4, 16), 15)) == std::vector<alignment>{{0, 4, 1, 0}});
    CHECK(places(changed(hairpin.substr(4, 17), 14)).empty());
    CHECK(places(changed(hairpin.substr(4, 18), 15)) == std::vector<alignment>{{0, 4, 3, 0}});
}

TEST_CASE("the first disagreeing of the last three bases opens the tail")
{
    std::string const insert = hairpin.substr(4, 20);
    CHECK(places(changed(insert, 19)) == std::vector<alignment>{{0, 4, 1, 0}});
    CHECK(places(changed(insert, 18)) == std::vector<alignment>{{0, 4, 2, 0}});
    CHECK(places(changed(insert, 17)) == std::vector<alignment>{{0, 4, 3, 0}});
    CHECK(places(changed(changed(insert, 17), 19)) == std::vector<alignment>{{0, 4, 3, 0}});
}

TEST_CASE("the last three templated bases hold no mismatch")
{
    std::string const insert = hairpin.substr(4, 20);
    CHECK(places(changed(insert, 16)) == std::vector<alignment>{{0, 4, 0, 1}});
    CHECK(places(changed(changed(insert, 16), 19)).empty());
    CHECK(places(changed(changed(insert, 16), 17)).empty());
    CHECK(places(changed(changed(insert, 15), 19)) == std::vector<alignment>{{0, 4, 1, 1}});
}

TEST_CASE("a tail may overhang the hairpin by up to three bases and may not be longer")
{
    std::string const end = hairpin.substr(22);
    CHECK(places(end + "C") == std::vector<alignment>{{0, 22, 1, 0}});
    CHECK(places(end + "CC") == std::vector<alignment>{{0, 22, 2, 0}});
    CHECK(places(end + "CCC") == std::vector<alignment>{{0, 22, 3, 0}});
    CHECK(places(end + "CCCC").empty());
}

TEST_CASE("an insert may not begin before the hairpin")
{
    CHECK(places(std::string{"C"} + hairpin.substr(0, 20)).empty());
}

TEST_CASE("an insert does not align across two neighbouring hairpins")
{
    std::string const left{"TTGACCATGCAATCGGATAC"};
    std::vector<std::string> const both{left, hairpin};
    CHECK(align_to(both, left.substr(8) + hairpin.substr(0, 12), 2).alignments.empty());
    CHECK(align_to(both, left.substr(19) + hairpin.substr(0, 20), 2).alignments.empty());
    CHECK(align_to(both, left.substr(2) + hairpin.substr(0, 4), 2).alignments.empty());
    CHECK(align_to(both, left.substr(2) + hairpin.substr(0, 3), 2).alignments ==
          std::vector<alignment>{{0, 2, 3, 0}});
}

TEST_CASE("mismatches are limited by the setting")
{
    std::string const one = changed(hairpin.substr(4, 22), 3);
    std::string const two = changed(one, 11);
    std::string const three = changed(two, 15);
    CHECK(places(one, 0).empty());
    CHECK(places(one, 1) == std::vector<alignment>{{0, 4, 0, 1}});
    CHECK(places(two, 1).empty());
    CHECK(places(two, 2) == std::vector<alignment>{{0, 4, 0, 2}});
    CHECK(places(three, 2).empty());
    CHECK_THROWS_AS(places(one, 3), usage_error);
}

TEST_CASE("two mismatches are found wherever they lie")
{
    std::string const insert = hairpin.substr(4, 18);
    for (std::size_t first = 0; first < 15; ++first)
        for (std::size_t second = first + 1; second < 15; ++second)
        {
            CAPTURE(first, second);
            CHECK(places(changed(changed(insert, first), second), 2) == std::vector<alignment>{{0, 4, 0, 2}});
        }
}

TEST_CASE("a letter that is no base matches nothing")
{
    std::string const insert = hairpin.substr(4, 20);
    std::string unknown = insert;
    unknown[7] = 'N';
    CHECK(places(unknown) == std::vector<alignment>{{0, 4, 0, 1}});
    unknown[2] = 'R';
    CHECK(places(unknown).empty());
    CHECK(places(unknown, 2) == std::vector<alignment>{{0, 4, 0, 2}});

    std::string masked = hairpin;
    masked[11] = 'N';
    CHECK(align_to({masked}, insert).alignments == std::vector<alignment>{{0, 4, 0, 1}});
    std::string same = insert;
    same[7] = 'N';
    CHECK(align_to({masked}, same).alignments == std::vector<alignment>{{0, 4, 0, 1}});
    CHECK(align_to({masked}, same, 0).alignments.empty());
}

TEST_CASE("RNA and lower-case hairpins read as DNA")
{
    std::string rna = hairpin;
    for (char & base : rna)
        base = base == 'T' ? 'u' : base == 'A' ? 'a' : base;
    CHECK(align_to({rna}, hairpin.substr(4, 20)).alignments == std::vector<alignment>{{0, 4, 0, 0}});
}

TEST_CASE("fewer mismatches beat a shorter tail")
{
    // Hairpin 0 fits with one mismatch and no tail, hairpin 1 without mismatch and with a tail of three.
    std::string const insert = hairpin.substr(0, 20);
    std::string const mismatch = changed(insert, 8);
    std::string const tail = changed(insert, 17);
    auto const found = align_to({mismatch, tail}, insert);
    CHECK(found.alignments == std::vector<alignment>{{1, 0, 3, 0}});
    CHECK(found.stratum == align::stratum{0, tail_kind::other, 3});
}

TEST_CASE("the shorter tail wins")
{
    std::string const body = hairpin.substr(0, 18);
    auto const found = align_to({body + "GCC", body + "TAC", body + "TCC"}, body + "TAA");
    CHECK(found.stratum == align::stratum{0, tail_kind::at_only, 1});
    CHECK(found.alignments == std::vector<alignment>{{1, 0, 1, 0}});
}

TEST_CASE("the kind of the tail is decided by the tail alone")
{
    std::string const end = hairpin.substr(0, 18);
    CHECK(align_to({end}, end + "A").stratum == align::stratum{0, tail_kind::at_only, 1});
    CHECK(align_to({end}, end + "TA").stratum == align::stratum{0, tail_kind::at_only, 2});
    CHECK(align_to({end}, end + "TC").stratum == align::stratum{0, tail_kind::other, 2});
    CHECK(align_to({end}, end + "N").stratum == align::stratum{0, tail_kind::other, 1});
    CHECK(align_to({end}, end).stratum == align::stratum{0, tail_kind::none, 0});
}

TEST_CASE("every alignment of the best stratum is kept and sorted")
{
    std::string const insert = hairpin.substr(0, 20);
    std::string const twice = insert + "GG" + insert;
    std::string const worse = changed(insert, 8);
    auto const found = align_to({twice, worse, hairpin}, insert);
    CHECK(found.alignments == std::vector<alignment>{{0, 0, 0, 0}, {0, 22, 0, 0}, {2, 0, 0, 0}});
}

TEST_CASE("a stratum orders by mismatches then kind of tail then its length")
{
    std::vector<align::stratum> const best_first{{0, tail_kind::none, 0},
                                                 {0, tail_kind::at_only, 1},
                                                 {0, tail_kind::at_only, 3},
                                                 {0, tail_kind::other, 1},
                                                 {0, tail_kind::other, 2},
                                                 {1, tail_kind::none, 0},
                                                 {1, tail_kind::at_only, 1},
                                                 {2, tail_kind::none, 0}};
    for (std::size_t i = 1; i < best_first.size(); ++i)
        CHECK(best_first[i - 1] < best_first[i]);
}
