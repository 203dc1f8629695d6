#include "support/catch.hpp"
#include "unit/bam/small_targets.hpp"

#include <polarmir/core/nucleotide.hpp>

using namespace polarmir;
using bam::no_row;
using alignments = std::vector<bam::kept_alignment>;

namespace {

alignments kept(std::string const & insert)
{
    static test::small_targets const shared;
    return kept_alignments(shared.annotate.explain(insert), insert, shared.all);
}

constexpr std::uint32_t first_other{6}; // hairpins

} // namespace

TEST_CASE("a miRNA read lies on every hairpin that claims it", "[bam]")
{
    CHECK(kept(test::b) == alignments{{1, 9, 2, false}, {2, 14, 2, false}});
    CHECK(kept(test::a_5p) == alignments{{0, 12, 0, false}});
    // Tied between a-5p and c, by their order.
    CHECK(kept(test::a_5p.substr(0, 20)) == alignments{{0, 12, 0, false}, {3, 11, 3, false}});
}

TEST_CASE("an unclaimed hairpin is none of the alignments of a claimed read", "[bam]")
{
    CHECK(kept(test::a_3p) == alignments{{0, 48, 1, false}}); // also on hairpin 5
}

TEST_CASE("a shared read lies on the hairpins and on the other RNAs", "[bam]")
{
    // The verdict names the tRNA, which comes first among the classes: it is the first of the other RNAs.
    CHECK(kept(test::b.substr(0, 20)) == alignments{{1, 9, 2, false},
                                                    {2, 14, 2, false},
                                                    {first_other + 1, 10, no_row, false},
                                                    {first_other, 8, no_row, false}});
}

TEST_CASE("a read of another RNA lies on that, first where the tables count it", "[bam]")
{
    CHECK(kept(test::like_b.substr(8, 24)) ==
          alignments{{first_other + 1, 10, no_row, false}, {first_other, 8, no_row, false}});
}

TEST_CASE("an unclaimed read lies on its hairpins", "[bam]")
{
    CHECK(kept(test::small_reference().hairpins()[5].sequence.substr(2, 20)) ==
          alignments{{5, 2, no_row, false}});
}

TEST_CASE("an antisense read lies on the hairpin's opposite strand, the tail left out", "[bam]")
{
    std::string const stretch = test::small_reference().hairpins()[1].sequence.substr(3, 24);
    CHECK(kept(reverse_complement(stretch)) == alignments{{1, 3, no_row, true}});
    // Behind its reverse complement the hairpin goes on with A, CAC... before the stretch.
    CHECK(kept(reverse_complement(stretch) + "TT") == alignments{{1, 3, no_row, true}});
}

TEST_CASE("reads of nothing here lie nowhere", "[bam]")
{
    CHECK(kept(test::spike).empty());
    CHECK(kept(test::foreign).empty());
    CHECK(kept("GTCACGTTAGCCGATTACGCAGT").empty());
    CHECK(kept("AAAAAAAAAAAAAAAAAAAAAA").empty());
}
