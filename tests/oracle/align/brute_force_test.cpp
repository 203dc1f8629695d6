#include "oracle/align/brute_force.hpp"
#include "oracle/align/comparison.hpp"
#include "oracle/align/hairpins.hpp"
#include "oracle/align/inserts.hpp"
#include "oracle/align/random.hpp"
#include "support/catch.hpp"
#include "support/shared_data.hpp"

#include <string>

using namespace polarmir;

namespace {

/// Aligns `count` inserts cut from `cut_from` to `hairpins` with 0, 1 and 2 mismatches allowed, by every
/// engine this build has.
oracle::tally compare(oracle::hairpin_set const & hairpins,
                      oracle::hairpin_set const & cut_from,
                      oracle::random & draw,
                      std::size_t count)
{
    auto const engines = oracle::make_engines(hairpins.views());
    oracle::insert_maker make{cut_from, draw, true};
    oracle::tally tally;
    for (std::size_t i = 0; i < count; ++i)
    {
        std::string const insert = make();
        auto const all = oracle::all_alignments(insert, hairpins.sequences);
        for (unsigned mismatches = 0; mismatches <= 2; ++mismatches)
            for (auto const & [name, align] : engines)
                tally.add(insert + " by " + name,
                          oracle::hits_of((*align)(insert, mismatches), insert),
                          oracle::best_of(insert, all, mismatches));
        for (auto const & [name, align] : engines)
            if (oracle::hits_of(align->every_alignment(insert, 2)) != all)
                tally.differing.push_back(insert + " by " + name + ", every alignment");
    }
    return tally;
}

void check(oracle::tally const & tally)
{
    CAPTURE(tally.compared, tally.aligned, tally.several, tally.tailed, tally.mismatched);
    CHECK(tally.differing == std::vector<std::string>{});
    CHECK(tally.aligned * 100 > tally.compared * 35);
    CHECK(tally.several * 100 > tally.compared * 2);
    CHECK(tally.tailed * 100 > tally.compared * 10);
    CHECK(tally.mismatched * 100 > tally.compared * 5);
}

} // namespace

TEST_CASE("every engine finds what brute force finds on synthetic hairpins with ambiguity codes")
{
    oracle::random draw{1};
    auto hairpins = oracle::make_hairpins(draw, 300);
    oracle::add_ambiguity_codes(hairpins, draw);
    check(compare(hairpins, hairpins, draw, 20'000));
}

TEST_CASE("every engine finds what brute force finds on a fifth of the human hairpins and the large families")
{
    oracle::random draw{2};
    auto hairpins = oracle::read_hairpins(test::shared_data("data/mirbase/hairpin.hsa.fa"), 8);
    oracle::add_ambiguity_codes(hairpins, draw);
    CHECK(hairpins.sequences.size() > 350);
    CHECK(hairpins.family.size() > 100);
    check(compare(hairpins, hairpins, draw, 85'000));
}

TEST_CASE("every engine finds what brute force finds on all human hairpins")
{
    oracle::random draw{3};
    auto const hairpins = oracle::read_hairpins(test::shared_data("data/mirbase/hairpin.hsa.fa"), 1);
    CHECK(hairpins.sequences.size() == 1917);
    check(compare(hairpins, hairpins, draw, 20'000));
}

TEST_CASE("every engine finds what brute force finds on short, empty and repetitive hairpins")
{
    oracle::random draw{4};
    auto const cut_from = oracle::make_repetitive_hairpins(draw, 60);
    auto hairpins = cut_from;
    oracle::add_ambiguity_codes(hairpins, draw);
    for (std::size_t place : {0U, 20U, 21U, 63U})
        hairpins.sequences.emplace(hairpins.sequences.begin() + static_cast<std::ptrdiff_t>(place));
    check(compare(hairpins, cut_from, draw, 20'000));
}
