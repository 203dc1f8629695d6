#include "concordance/attribution.hpp"
#include "support/catch.hpp"
#include "support/stored_counts.hpp"
#include "unit/concordance/made_sample.hpp"
#include "unit/concordance/small_reference.hpp"

#include <cmath>
#include <map>
#include <numeric>

using namespace polarmir;
using namespace polarmir::test;
using concordance::rules;

namespace {

reference::mirna_reference const & small()
{
    static reference::mirna_reference const reference = small_reference();
    return reference;
}

std::vector<std::uint32_t> every_row()
{
    std::vector<std::uint32_t> groups(small().rows().size());
    std::iota(groups.begin(), groups.end(), 0U);
    return groups;
}

rules const & nf_core()
{
    return concordance::known_rules()[1];
}

std::map<std::string, double> parts_of(concordance::attribution const & why, std::size_t row)
{
    std::map<std::string, double> parts;
    for (concordance::part const & one : why.parts[row])
        parts[std::string{one.cause}] = one.reads;
    return parts;
}

using parts = std::map<std::string, double>;

} // namespace

TEST_CASE("ties of rules that share by abundance are shared as ours are", "[concordance]")
{
    concordance::sample_evidence shared =
        made_sample{small()}.add(m, 10).add(n, 30).add(m.substr(0, 20), 8).evidence();
    shared.ours.ties = concordance::tie::abundance;
    shared.inserts.back().shares = {0.25, 0.75};
    rules by;
    by.ties = concordance::tie::abundance;
    CHECK(concordance::simulated_counts(shared, by, small()) == std::vector<double>{12, 36, 0, 0, 0});
    // Where our own table does not share so, by the counts + 0.5 that it has.
    shared.ours.ties = concordance::tie::none;
    shared.reads.counts = {10, 38, 0, 0, 0};
    std::vector<double> const by_abundance = concordance::simulated_counts(shared, by, small());
    CHECK(std::abs(by_abundance[0] - (10 + 8 * 10.5 / 49)) < 1e-9);
    CHECK(std::abs(by_abundance[1] - (30 + 8 * 38.5 / 49)) < 1e-9);
}

TEST_CASE("ties, names and hairpins weigh as the rules have it", "[concordance]")
{
    made_sample const sample = made_sample{small()}.add(m, 6).add(p, 5).add(m.substr(0, 20), 8);
    auto const counts = [&](concordance::tie ties, concordance::hit hits) {
        rules by = nf_core(); // on matures, so that each name is met
        by.both_strands = false;
        by.ties = ties;
        by.hits = hits;
        return concordance::simulated_counts(sample.evidence(), by, small());
    };
    using concordance::hit;
    using concordance::tie;
    CHECK(counts(tie::full, hit::sequence) == std::vector<double>{14, 8, 5, 0, 0});
    CHECK(counts(tie::full, hit::name) == std::vector<double>{14, 8, 10, 0, 0});
    CHECK(counts(tie::full, hit::place) == std::vector<double>{28, 8, 10, 0, 0});
    CHECK(counts(tie::equal, hit::sequence) == std::vector<double>{10, 4, 5, 0, 0});
    std::vector<double> const by_place = counts(tie::equal, hit::place);
    CHECK(std::abs(by_place[0] - (6 + 8 * 2.0 / 3)) < 1e-9);
    CHECK(std::abs(by_place[1] - 8 / 3.0) < 1e-9);
    CHECK(counts(tie::none, hit::sequence) == std::vector<double>{6, 0, 5, 0, 0});
}

TEST_CASE("miRNAs with hardly an exact read can be filtered out", "[concordance]")
{
    made_sample const sample = made_sample{small()}
                                   .add(m, 1)
                                   .add(m + "CC", 5)
                                   .add(n, 2)
                                   .add(n + "CC", 19)
                                   .add(q, 2)
                                   .add(q + "CC", 21);
    rules by;
    by.min_exact_reads = 2;
    CHECK(concordance::simulated_counts(sample.evidence(), by, small()) ==
          std::vector<double>{0, 21, 0, 0, 0});
}

TEST_CASE("every read is charged to what takes it away or brings it in", "[concordance]")
{
    made_sample const sample = made_sample{small()}
                                   .add(m, 50)
                                   .add(m + "T", 10) // reaches behind m
                                   .add("C" + m, 4)  // begins before it
                                   .add(q, 20)       // antisense to z
                                   .add(n + "GG", 3) // a tail, behind n
                                   .add(p.substr(0, 20), 6, concordance::obstacle::other_rna, "tRNA x")
                                   .add(q, 7, concordance::obstacle::dropped, "untrimmed");
    concordance::sample_evidence const & evidence = sample.evidence();
    rules theirs = nf_core();
    theirs.dropped_reads = true;
    std::vector<double> const counts = concordance::simulated_counts(evidence, theirs, small());
    CHECK(counts == std::vector<double>{50, 0, 12, 27, 27});
    auto const why = concordance::attribute(evidence, theirs, counts, every_row(), small());
    CHECK(parts_of(why, 0) == parts{{"end", -10}, {"start", -4}});
    CHECK(parts_of(why, 1) == parts{{"end", -3}});
    CHECK(parts_of(why, 2) == parts{{"other_rna", 12}});
    CHECK(parts_of(why, 3) == parts{{"trimming", 7}});
    CHECK(parts_of(why, 4) == parts{{"antisense", 20}, {"trimming", 7}});
    CHECK(why.parts[2].front().detail == "tRNA x");
    CHECK(why.parts[3].front().detail == "untrimmed");
    CHECK_FALSE(why.depth);
    std::vector<double> const ours = stored_counts(evidence, small());
    for (std::size_t row = 0; row < counts.size(); ++row)
        CHECK(std::abs(ours[row] + why.explained[row] - counts[row]) < 1e-9);
}

TEST_CASE("what the rules do not give stays unexplained", "[concordance]")
{
    made_sample const sample = made_sample{small()}.add(m, 50).add(m + "T", 10);
    std::vector<double> const theirs{41, 0, 0, 5, 0};
    auto const why = concordance::attribute(sample.evidence(), nf_core(), theirs, every_row(), small());
    CHECK(why.explained == std::vector<double>{-10, 0, 0, 0, 0});
}

TEST_CASE("a factor common to all miRNAs is a cause of its own", "[concordance]")
{
    made_sample const sample = made_sample{small()}.add(m, 400).add(n, 100).add(p, 60).add(q, 40).add(z, 20);
    std::vector<double> const ours = stored_counts(sample.evidence(), small());
    std::vector<double> theirs;
    for (double const count : ours)
        theirs.push_back(count / 4);
    auto const why =
        concordance::attribute(sample.evidence(), sample.evidence().ours, theirs, every_row(), small());
    REQUIRE(why.depth);
    CHECK(*why.depth == 0.25);
    CHECK(parts_of(why, 0) == parts{{"depth", -300}});
    theirs.front() = 400; // no longer all alike, but most
    CHECK(concordance::attribute(sample.evidence(), sample.evidence().ours, theirs, every_row(), small())
              .depth == std::nullopt);
}
