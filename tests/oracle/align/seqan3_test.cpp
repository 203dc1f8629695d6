#include "oracle/align/comparison.hpp"
#include "oracle/align/hairpins.hpp"
#include "oracle/align/inserts.hpp"
#include "oracle/align/random.hpp"
#include "oracle/align/seqan3_witness.hpp"
#include "support/catch.hpp"
#include "support/shared_data.hpp"

#include <polarmir/align/aligner.hpp>

#include <string>

using namespace polarmir;

namespace {

oracle::tally
compare(oracle::hairpin_set const & hairpins, oracle::random & draw, std::size_t count, unsigned mismatches)
{
    align::hairpin_index const index{hairpins.views()};
    align::aligner const align{index, {mismatches}};
    oracle::seqan3_witness const witness{hairpins.sequences};
    oracle::insert_maker make{hairpins, draw, false};
    oracle::tally tally;
    for (std::size_t i = 0; i < count; ++i)
    {
        std::string const insert = make();
        auto const all = witness.all_alignments(insert, mismatches);
        tally.add(insert, oracle::hits_of(align(insert), insert), oracle::best_of(insert, all, mismatches));
    }
    return tally;
}

void check(oracle::tally const & tally)
{
    CAPTURE(tally.compared, tally.aligned, tally.several, tally.tailed, tally.mismatched);
    CHECK(tally.differing == std::vector<std::string>{});
    CHECK(tally.aligned * 100 > tally.compared * 30);
    CHECK(tally.several * 100 > tally.compared * 2);
    CHECK(tally.tailed * 100 > tally.compared * 10);
}

} // namespace

TEST_CASE("aligner finds what SeqAn3 finds on synthetic hairpins with ambiguity codes")
{
    unsigned const mismatches = GENERATE(0U, 1U, 2U);
    oracle::random draw{4 + mismatches};
    auto hairpins = oracle::make_hairpins(draw, 300);
    oracle::add_ambiguity_codes(hairpins, draw);
    check(compare(hairpins, draw, 20'000, mismatches));
}

TEST_CASE("aligner finds what SeqAn3 finds on all human hairpins")
{
    unsigned const mismatches = GENERATE(0U, 1U, 2U);
    oracle::random draw{7 + mismatches};
    auto hairpins = oracle::read_hairpins(test::shared_data("data/mirbase/hairpin.hsa.fa"), 1);
    oracle::add_ambiguity_codes(hairpins, draw);
    check(compare(hairpins, draw, 30'000, mismatches));
}
