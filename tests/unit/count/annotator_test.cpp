#include "support/catch.hpp"
#include "support/tmp_dir.hpp"
#include "unit/count/small_reference.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/nucleotide.hpp>
#include <polarmir/count/annotator.hpp>
#include <polarmir/reference/sequences.hpp>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace polarmir;
using count::claim;
using count::read_class;

namespace {

using numbers = std::vector<std::uint32_t>;
using places = std::vector<count::hairpin_place>;

std::string const spike_sequence{"TCTGATTTACCCACTCTGCCAA"};

reference::mirna_reference const & small()
{
    static reference::mirna_reference const reference = test::small_reference();
    return reference;
}

count::assignment annotate(std::string const & insert, unsigned mismatches = 1)
{
    std::vector<reference::spike_in> const spike_ins{
        {"first", spike_sequence},
        {"like b", test::b},
        {"nearly b", std::string{"TGATGGATACGCCTTTACTTGC"}}, // one mismatch
        {"same as first", spike_sequence}};
    return count::annotator{small(), {spike_ins, {}, {}}, {mismatches}}(insert);
}

std::string piece(std::size_t hairpin, std::size_t begin, std::size_t end)
{
    return small().hairpins()[hairpin].sequence.substr(begin, end - begin);
}

std::string changed(std::string sequence, std::size_t position)
{
    char & base = sequence.at(position);
    base = base == 'A' ? 'C' : 'A';
    return sequence;
}

} // namespace

TEST_CASE("a mature read is counted for its row")
{
    auto const verdict = annotate(test::a_5p);
    CHECK(verdict.read_class == read_class::mirna);
    CHECK(verdict.rows == numbers{0});
    CHECK(verdict.claims == std::vector<claim>{{0, 0, 0, 12}});
    CHECK(annotate(test::a_3p).rows == numbers{1});
}

TEST_CASE("a mature of two hairpins is one row claimed on both")
{
    auto const verdict = annotate(test::b.substr(0, 20));
    CHECK(verdict.read_class == read_class::mirna);
    CHECK(verdict.rows == numbers{2});
    CHECK(verdict.claims == std::vector<claim>{{2, 1, 2, 9}, {2, 2, 2, 14}});
}

TEST_CASE("a read that fits two matures equally well has both rows")
{
    auto const verdict = annotate(test::a_5p.substr(0, 20));
    CHECK(verdict.read_class == read_class::mirna);
    CHECK(verdict.rows == numbers{0, 3});
    CHECK(verdict.claims == std::vector<claim>{{0, 0, 0, 12}, {3, 3, 3, 11}});
}

TEST_CASE("a mature claims 5' shifts of up to three bases")
{
    for (std::size_t begin = 9; begin <= 15; ++begin)
        CHECK(annotate(piece(0, begin, 34)).rows == numbers{0});
    CHECK(annotate(piece(0, 8, 34)).read_class == read_class::hairpin_other);
    CHECK(annotate(piece(0, 16, 34)).read_class == read_class::hairpin_other);
    CHECK(annotate(piece(0, 16, 34)).rows.empty());
    CHECK(annotate(piece(0, 16, 34)).claims.empty());
    CHECK(annotate(piece(0, 16, 34)).places == places{{0, 16}});
}

TEST_CASE("a mature claims 3' shifts of up to five bases")
{
    for (std::size_t end = 64; end <= 74; ++end)
        CHECK(annotate(piece(0, 46, end)).rows == numbers{1});
    CHECK(annotate(piece(0, 45, 63)).read_class == read_class::hairpin_other);
    CHECK(annotate(piece(0, 46, 75)).read_class == read_class::hairpin_other);
}

TEST_CASE("the 3' shift is that of the templated part")
{
    std::string const five_longer = piece(0, 46, 74);
    CHECK(annotate(five_longer + "CC").rows == numbers{1});
    CHECK(annotate(piece(0, 46, 75) + "CC").rows.empty());
}

TEST_CASE("a read of the loop is no mature")
{
    auto const verdict = annotate(piece(0, 31, 51));
    CHECK(verdict.read_class == read_class::hairpin_other);
    CHECK(verdict.places == places{{0, 31}});
}

TEST_CASE("unclaimed alignments are dropped when another of the same stratum is claimed")
{
    CHECK(annotate(test::a_3p).claims == std::vector<claim>{{1, 0, 1, 48}});
    // Shifted too far for a-3p both hairpins stay.
    CHECK(annotate(test::a_3p.substr(4)).places == places{{0, 52}, {5, 11}});
    CHECK(annotate(test::a_3p.substr(4)).read_class == read_class::hairpin_other);
}

TEST_CASE("17 exact or 18 mismatched templated bases are counted and fewer are not")
{
    CHECK(annotate(test::b.substr(3, 16)).read_class == read_class::hairpin_other);
    CHECK(annotate(test::b.substr(3, 16)).places == places{{1, 12}, {2, 17}});
    CHECK(annotate(test::b.substr(3, 17)).read_class == read_class::mirna);
    CHECK(annotate(changed(test::b.substr(3, 17), 6)).read_class == read_class::hairpin_other);
    CHECK(annotate(changed(test::b.substr(3, 18), 6)).read_class == read_class::mirna);
    CHECK(annotate(test::b.substr(3, 16) + "AA").read_class == read_class::hairpin_other);
    CHECK(annotate(test::b.substr(3, 17) + "AA").read_class == read_class::mirna);
}

TEST_CASE("an insert that equals a mature of 16 bases is counted")
{
    CHECK(annotate(test::s).read_class == read_class::mirna);
    CHECK(annotate(test::s).rows == numbers{4});
    CHECK(annotate(piece(4, 11, 27)).read_class == read_class::hairpin_other);
    CHECK(annotate(piece(4, 10, 27)).read_class == read_class::mirna);
}

TEST_CASE("a spike-in is counted unless it lies on a hairpin without mismatch and tail")
{
    CHECK(annotate(spike_sequence).read_class == read_class::spike_in);
    CHECK(annotate(spike_sequence).target == 0);
    CHECK(annotate(test::b).read_class == read_class::mirna);
    auto const nearly = annotate("TGATGGATACGCCTTTACTTGC");
    CHECK(nearly.read_class == read_class::spike_in);
    CHECK(nearly.target == 2);
    CHECK(nearly.rows.empty());
    CHECK(nearly.places.empty());
    CHECK(annotate(changed(spike_sequence, 3)).read_class == read_class::unmapped);
}

TEST_CASE("an insert is exact on a hairpin or as a spike-in, without mismatch and tail")
{
    std::vector<reference::spike_in> const spike_ins{{"spike", spike_sequence}};
    count::annotator const annotator{small(), {spike_ins, {}, {}}, {1}};
    std::string const mature = small().matures()[0].sequence;
    CHECK(annotator.is_exact(mature));
    CHECK_FALSE(annotator.is_exact(changed(mature, 8)));
    CHECK(annotator.is_exact(spike_sequence));
    CHECK_FALSE(annotator.is_exact(changed(spike_sequence, 8)));
    CHECK_FALSE(annotator.is_exact(reverse_complement(mature)));
    // A tail begins with a base that disagrees.
    std::string const & hairpin = small().hairpins()[0].sequence;
    std::string const inner = hairpin.substr(0, 20);
    CHECK(annotator.is_exact(inner));
    CHECK_FALSE(annotator.is_exact(changed(hairpin.substr(0, 21), 20)));
}

TEST_CASE("the opposite strand is antisense when it is long enough")
{
    CHECK(annotate(reverse_complement(piece(0, 20, 42))).read_class == read_class::antisense);
    CHECK(annotate(reverse_complement(piece(0, 20, 42))).places.empty());
    CHECK(annotate(reverse_complement(piece(0, 20, 37))).read_class == read_class::antisense);
    CHECK(annotate(reverse_complement(piece(0, 20, 36))).read_class == read_class::unmapped);
    CHECK(annotate(changed(reverse_complement(piece(0, 20, 38)), 5)).read_class == read_class::antisense);
    CHECK(annotate(changed(reverse_complement(piece(0, 20, 37)), 5)).read_class == read_class::unmapped);
}

TEST_CASE("what matches nothing is of low complexity or unmapped")
{
    CHECK(annotate("AAAAAAAAAAAAAAAAAAAA").read_class == read_class::low_complexity);
    CHECK(annotate("GAGAGAGAGAGAGAGAGAGA").read_class == read_class::low_complexity);
    CHECK(annotate("CATGGGTACCCGATTTGCGCTA").read_class == read_class::unmapped);
    CHECK(annotate("").read_class == read_class::unmapped);
}

TEST_CASE("the annotator can be moved and checks its settings")
{
    count::annotator first{small(), {}, {}};
    count::annotator const second{std::move(first)};
    CHECK(second(test::b).read_class == read_class::mirna);
    CHECK_THROWS_AS((count::annotator{small(), {}, {3}}), usage_error);
}

TEST_CASE("with stored seeds an insert is what it is without, on either strand")
{
    test::tmp_dir const dir;
    std::string const hash(32, 'x');
    align::stored_seeds::write(dir / "seeds.bin", hash, reference::sequences_of(small().hairpins()));
    count::annotator const stored{small(),
                                  {},
                                  {},
                                  align::engine_kind::seed_index,
                                  std::make_shared<align::stored_seeds>(dir / "seeds.bin", hash)};
    count::annotator const sorted{small(), {}, {}};
    std::map<read_class, int> seen;
    for (reference::hairpin const & hairpin : small().hairpins())
        for (std::size_t begin = 0; begin + 20 <= hairpin.sequence.size(); ++begin)
        {
            std::string const insert = hairpin.sequence.substr(begin, 20);
            for (std::string const & read : {insert, changed(insert, 9), reverse_complement(insert)})
            {
                CAPTURE(read);
                count::evidence const expected = sorted.explain(read);
                count::evidence const found = stored.explain(read);
                CHECK(found.verdict.read_class == expected.verdict.read_class);
                CHECK(found.hairpins.alignments == expected.hairpins.alignments);
                CHECK(found.antisense.alignments == expected.antisense.alignments);
                ++seen[expected.verdict.read_class];
            }
        }
    CHECK(seen[read_class::mirna] > 0);
    CHECK(seen[read_class::antisense] > 100);
}

TEST_CASE("every class has the name of the output files")
{
    CHECK(std::string{count::name_of(read_class::mirna)} == "mirna");
    CHECK(std::string{count::name_of(read_class::shared)} == "shared");
    CHECK(std::string{count::name_of(read_class::hairpin_other)} == "hairpin_other");
    CHECK(std::string{count::name_of(read_class::spike_in)} == "spike_in");
    CHECK(std::string{count::name_of(read_class::trna)} == "tRNA");
    CHECK(std::string{count::name_of(read_class::srp)} == "7SL");
    CHECK(std::string{count::name_of(read_class::other_rna)} == "other_rna");
    CHECK(std::string{count::name_of(read_class::other_species)} == "other_species");
    CHECK(std::string{count::name_of(read_class::low_complexity)} == "low_complexity");
    CHECK(std::string{count::name_of(read_class::antisense)} == "antisense");
    CHECK(std::string{count::name_of(read_class::unmapped)} == "unmapped");
}
