#include "support/catch.hpp"
#include "unit/count/small_reference.hpp"

#include <polarmir/count/annotator.hpp>
#include <polarmir/count/count_table.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace polarmir;
using count::read_class;
using reference::rna_class;

namespace {

using numbers = std::vector<std::uint32_t>;

reference::mirna_reference const & small()
{
    static reference::mirna_reference const reference = test::small_reference();
    return reference;
}

// Reads as the mature b (row 2) for 20 bases, then goes on in its own way.
std::string const like_b = "GGACCTTC" + test::b.substr(0, 20) + "GGTTACCGTAGCCA";
// Holds all of a-3p (row 1).
std::string const has_a_3p = "CTGGAT" + test::a_3p + "CCGAT";
std::string const host = "ACCGT" + test::a_5p + test::a_loop + "TTCAG";
std::string const foreign{"TATGTAACACGGTCCACTAACC"};

std::vector<reference::competitor> const others{
    {"R-b", "", rna_class::snrna, like_b, {}},
    {"R-a3", "", rna_class::rrna, has_a_3p, {}},
    {"T-a3", "", rna_class::trna, "GG" + test::a_3p + "GG", {}},
    {"H", "", rna_class::snorna, host, {"MIMAT1"}},
};

count::annotator const & annotate()
{
    static std::vector<reference::tracer> const tracers{{"bta-miR-x", "MIMAT9", "bta", foreign}};
    static count::annotator const annotator{small(), {{}, others, tracers}, {1}};
    return annotator;
}

std::string changed(std::string sequence, std::size_t position)
{
    char & base = sequence.at(position);
    base = base == 'A' ? 'C' : 'A';
    return sequence;
}

} // namespace

TEST_CASE("a read that another RNA explains better is of its class", "[competition]")
{
    auto const verdict = annotate()(like_b.substr(8, 24)); // b's first 20 bases and four of the other RNA
    CHECK(verdict.read_class == read_class::snrna);
    CHECK(verdict.target == 0);
    CHECK(verdict.claims.empty());
    CHECK(verdict.stratum == align::stratum{});
}

TEST_CASE("a read of the mature alone stays a miRNA read", "[competition]")
{
    CHECK(annotate()(test::b).read_class == read_class::mirna);
    CHECK(annotate()(changed(test::b, 4)).read_class == read_class::mirna);
}

TEST_CASE("a read that both explain equally well is shared", "[competition]")
{
    auto const exact = annotate()(test::b.substr(0, 20));
    CHECK(exact.read_class == read_class::shared);
    CHECK(exact.rows == numbers{2});
    CHECK(exact.claims.size() == 2);
    CHECK(exact.target == 0);
    CHECK(annotate()(changed(test::b.substr(0, 20), 7)).read_class == read_class::shared);
}

TEST_CASE("without a claim the other RNA has the read", "[competition]")
{
    // On hairpins 0 and 5 too, but shifted too far for a-3p.
    CHECK(annotate()(test::a_3p.substr(4)).read_class == read_class::trna);
}

TEST_CASE("of several other RNAs the class comes first that stands first in the ledger", "[competition]")
{
    auto const verdict = annotate()(test::a_3p.substr(4));
    CHECK(verdict.read_class == read_class::trna);
    CHECK(verdict.target == 2);
}

TEST_CASE("a short insert of another RNA counts when all of it is exact", "[competition]")
{
    CHECK(annotate()(like_b.substr(26, 16)).read_class == read_class::snrna);
    CHECK(annotate()(like_b.substr(25, 17)).read_class == read_class::snrna);
    CHECK(annotate()(changed(like_b.substr(25, 17), 8)).read_class == read_class::unmapped);
    CHECK(annotate()(changed(like_b.substr(24, 18), 8)).read_class == read_class::snrna);
    // 16 bases that hairpins and another RNA hold are too few for the mature, not for the RNA.
    CHECK(annotate()(test::b.substr(0, 16)).read_class == read_class::snrna);
    CHECK(annotate()(changed(test::b.substr(0, 17), 5)).read_class == read_class::hairpin_other);
}

TEST_CASE("the host of a mature does not compete with it", "[competition]")
{
    auto const own = annotate()(test::a_5p);
    CHECK(own.read_class == read_class::mirna);
    CHECK(own.rows == numbers{0});
    // Longer than the hairpin agrees with: still the mature's.
    std::string const into_host = "GT" + test::a_5p;
    CHECK(annotate()(into_host).read_class == read_class::mirna);
    // What the mature does not claim is the host's.
    CHECK(annotate()(host.substr(0, 22)).read_class == read_class::snorna);
    CHECK(annotate()(host.substr(0, 22)).rows.empty());
}

TEST_CASE("reads of another RNA tell which matures they resemble", "[competition]")
{
    CHECK(annotate()(like_b.substr(8, 24)).rows == numbers{2});
    CHECK(annotate()(like_b.substr(5, 24)).rows == numbers{2});
    CHECK(annotate()(like_b.substr(4, 24)).rows.empty());
    CHECK(annotate()(like_b.substr(11, 24)).rows == numbers{2});
    CHECK(annotate()(like_b.substr(12, 24)).rows.empty());
    CHECK(annotate()(has_a_3p.substr(4, 26)).rows == numbers{1});
}

TEST_CASE("a tracer is told by 20 exact bases that nothing of the own species resembles", "[competition]")
{
    CHECK(annotate()(foreign).read_class == read_class::other_species);
    CHECK(annotate()(foreign).target == 0);
    CHECK(annotate()(foreign.substr(0, 20)).read_class == read_class::other_species);
    CHECK(annotate()(foreign.substr(0, 19)).read_class == read_class::unmapped);
    CHECK(annotate()(changed(foreign, 9)).read_class == read_class::unmapped);
    CHECK(annotate()(foreign + "A").read_class == read_class::unmapped);
}

TEST_CASE("a tracer near an RNA of the own species says nothing whatever mismatches are allowed",
          "[competition]")
{
    std::vector<reference::tracer> const tracers{
        {"bta-miR-b", "MIMAT9", "bta", changed(test::b, 10)},
        {"bta-miR-y", "MIMAT8", "bta", changed(changed(test::b, 5), 10)}};
    for (unsigned mismatches = 0; mismatches <= 2; ++mismatches)
    {
        count::annotator const annotator{small(), {{}, {}, tracers}, {mismatches}};
        CHECK(annotator(changed(test::b, 10)).read_class != read_class::other_species);
        CHECK(annotator(changed(changed(test::b, 5), 10)).read_class == read_class::other_species);
    }
}

TEST_CASE("an insert is exact on another RNA too", "[competition]")
{
    CHECK(annotate().is_exact(like_b.substr(4, 24)));
    CHECK_FALSE(annotate().is_exact(changed(like_b.substr(4, 24), 12)));
}

TEST_CASE("the evidence holds the alignments on both sides", "[competition]")
{
    auto const found = annotate().explain(test::b.substr(0, 20));
    CHECK(found.hairpins.alignments.size() == 2);
    CHECK(found.competitors.alignments == std::vector<align::alignment>{{0, 8, 0, 0}});
    CHECK(found.verdict.read_class == read_class::shared);
}

namespace {

count::sample_counts count_reads(std::vector<std::pair<std::string, std::uint64_t>> const & inserts,
                                 count::shared_reads shared)
{
    std::vector<collapse::unique_read> reads;
    count::assignment_list assignments;
    for (auto const & [insert, number] : inserts)
    {
        reads.push_back({packed_sequence{insert}, number});
        assignments.push_back(annotate()(insert));
    }
    return count::count_sample(
        reads, assignments, small(), {0, others.size(), 1}, {count::multimap::em, shared});
}

} // namespace

TEST_CASE("shared reads are counted on request only", "[competition]")
{
    std::vector<std::pair<std::string, std::uint64_t>> const inserts{
        {test::b, 5}, {test::b.substr(0, 20), 7}, {like_b.substr(8, 24), 100}, {foreign, 3}};
    auto const excluded = count_reads(inserts, count::shared_reads::exclude);
    CHECK(excluded.integer == std::vector<std::uint64_t>{0, 0, 5, 0, 0});
    CHECK(excluded.mirna == 5);
    CHECK(excluded.of(read_class::shared) == 7);
    CHECK(excluded.competitors == std::vector<std::uint64_t>{100, 0, 0, 0});
    CHECK(excluded.tracers == std::vector<std::uint64_t>{3});
    auto const counted = count_reads(inserts, count::shared_reads::count);
    CHECK(counted.integer == std::vector<std::uint64_t>{0, 0, 12, 0, 0});
    CHECK(counted.mirna == 12);
    CHECK(counted.of(read_class::mirna) == 5);
    CHECK(counted.of(read_class::shared) == 7);
    CHECK(counted.hairpin(1) + counted.hairpin(2) == 12);
}

TEST_CASE("the origin of a mature's reads is told by what explains them", "[competition]")
{
    auto const origins = count_reads({{test::b, 5},
                                      {test::b.substr(0, 20), 7},
                                      {like_b.substr(8, 24), 100},
                                      {has_a_3p.substr(4, 26), 4}},
                                     count::shared_reads::exclude)
                             .origins;
    CHECK(origins[2].hairpin == 5);
    CHECK(origins[2].shared == 7);
    CHECK(origins[2].other == 100);
    CHECK(origins[2].competitor == 0);
    CHECK(origins[1].other == 4);
    CHECK(origins[1].competitor == 1);
    CHECK(origins[0].competitor == count::no_target);
}

TEST_CASE("the verdict on a mature's origin weighs its reads", "[competition]")
{
    using count::origin;
    CHECK(count::verdict_on({}) == origin::none);
    CHECK(count::verdict_on({10, 0, 0}) == origin::hairpin);
    CHECK(count::verdict_on({10, 4, 6}) == origin::hairpin);
    CHECK(count::verdict_on({10, 4, 7}) == origin::mixed);
    CHECK(count::verdict_on({5, 0, 95}) == origin::mixed);
    CHECK(count::verdict_on({4, 0, 96}) == origin::other_rna);
    CHECK(count::verdict_on({0, 1, 0}) == origin::other_rna);
    CHECK(std::string{name_of(origin::other_rna)} == "other RNA");
}

TEST_CASE("an RNA on which too little of a read is templated takes it from no miRNA")
{
    // The read is b with another base at 14; the RNA has its first 16 bases as they are read.
    std::string read = test::b.substr(0, 19);
    REQUIRE(read[14] != 'G');
    read[14] = 'G';
    std::vector<reference::competitor> const piece{{"piece", "", rna_class::trna, read.substr(0, 16), {}}};
    count::annotator const alone{small(), {{}, {}, {}}, {}};
    count::annotator const beside{small(), {{}, piece, {}}, {}};
    CHECK(alone(read).read_class != read_class::unmapped);
    CHECK(beside(read).read_class == alone(read).read_class);
    CHECK(beside(read).rows == alone(read).rows);
}
