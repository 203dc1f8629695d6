#include "oracle/align/brute_force.hpp"
#include "oracle/align/comparison.hpp"
#include "oracle/align/hairpins.hpp"
#include "oracle/align/inserts.hpp"
#include "oracle/align/random.hpp"
#include "support/catch.hpp"
#include "support/shared_data.hpp"

#include <polarmir/align/aligner.hpp>

#include <string>

using namespace polarmir;

namespace {

/// Aligns `count` inserts with 0, 1 and 2 mismatches allowed.
oracle::tally compare(oracle::hairpin_set const & hairpins, oracle::random & draw, std::size_t count)
{
    align::hairpin_index const index{hairpins.views()};
    align::aligner const aligners[]{{index, {0}}, {index, {1}}, {index, {2}}};
    oracle::insert_maker make{hairpins, draw, true};
    oracle::tally tally;
    for (std::size_t i = 0; i < count; ++i)
    {
        std::string const insert = make();
        auto const all = oracle::all_alignments(insert, hairpins.sequences);
        for (std::size_t mismatches = 0; mismatches <= 2; ++mismatches)
            tally.add(insert,
                      oracle::hits_of(aligners[mismatches](insert), insert),
                      oracle::best_of(insert, all, mismatches));
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

TEST_CASE("aligner finds what brute force finds on synthetic hairpins with ambiguity codes")
{
    oracle::random draw{1};
    auto hairpins = oracle::make_hairpins(draw, 300);
    oracle::add_ambiguity_codes(hairpins, draw);
    check(compare(hairpins, draw, 20'000));
}

TEST_CASE("aligner finds what brute force finds on a fifth of the human hairpins and the large families")
{
    oracle::random draw{2};
    auto hairpins = oracle::read_hairpins(test::shared_data("data/mirbase/hairpin.hsa.fa"), 8);
    oracle::add_ambiguity_codes(hairpins, draw);
    CHECK(hairpins.sequences.size() > 350);
    CHECK(hairpins.family.size() > 100);
    check(compare(hairpins, draw, 85'000));
}

TEST_CASE("aligner finds what brute force finds on all human hairpins")
{
    oracle::random draw{3};
    auto const hairpins = oracle::read_hairpins(test::shared_data("data/mirbase/hairpin.hsa.fa"), 1);
    CHECK(hairpins.sequences.size() == 1917);
    check(compare(hairpins, draw, 20'000));
}
