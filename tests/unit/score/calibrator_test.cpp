#include "reference_samples.hpp"
#include "support/catch.hpp"

#include <polarmir/core/error.hpp>

#include <algorithm>
#include <cmath>

using namespace polarmir;
using namespace polarmir::score;
using polarmir::test::reference_samples;

namespace {

constexpr double rounding{1e-12};

/// M1 is the first of the sets, all its members the first variant.
calibration const & m1(sample_scores const & sample)
{
    return sample.sets.front().calibrated;
}

calibration const & index_of(sample_scores const & sample)
{
    return sample.indices.front().calibrated;
}

/// The message with which the reference is refused for the samples.
std::string refusal(reference_cohort const & reference, reference_samples const & samples)
{
    try
    {
        static_cast<void>(samples.against(reference, 0));
    }
    catch (input_error const & e)
    {
        return e.what();
    }
    return {};
}

void check_same(calibration const & a, calibration const & b)
{
    REQUIRE(a.value.has_value());
    REQUIRE(b.value.has_value());
    CHECK(a.n == b.n);
    CHECK(std::abs(a.value->mean - b.value->mean) < rounding);
    CHECK(std::abs(a.value->sd - b.value->sd) < rounding);
    CHECK(std::abs(a.value->z - b.value->z) < rounding);
    CHECK(std::abs(a.value->p - b.value->p) < rounding);
    CHECK(std::abs(*a.clipped_z - *b.clipped_z) < rounding);
    CHECK(a.rank_disagrees == b.rank_disagrees);
}

} // namespace

TEST_CASE("Z and p of a score against ten reference samples are what a pencil gives", "[score]")
{
    reference_cohort const reference = reference_samples{}.add_usual(10).build();
    reference_samples other;
    other.add("S", {{"a1", 9}, {"a2", 8}, {"a3", 8}, {"a4", 8}, {"a5", 8}});
    calibration const got = m1(other.against(reference, 0));
    REQUIRE(got.value.has_value());
    CHECK(got.reason.empty());
    CHECK(got.n == 10);
    // Five scores of 1 and five of 1.4; the sample has 2.2.
    CHECK(std::abs(got.value->mean - 1.2) < rounding);
    CHECK(std::abs(got.value->sd - std::sqrt(0.4 / 9)) < rounding);
    CHECK(std::abs(got.value->z - 1 / (std::sqrt(0.4 / 9) * std::sqrt(1.1))) < rounding);
    CHECK(std::abs(got.value->p - 0.00144126328067616) < rounding); // R: 2 * pt(-sqrt(9 / 0.44), 9)
    // a1: (9 - 8) / sqrt(10 / 9); the others: 1 / 0.3, clipped to 3.
    CHECK(std::abs(*got.clipped_z - (std::sqrt(0.9) + 4 * 3) / 5) < rounding);
}

TEST_CASE("the index is calibrated as its sets are", "[score]")
{
    reference_cohort const reference = reference_samples{}.add_usual(10).build();
    reference_samples other;
    other.add("S", {{"b1", 9}}); // M1 1, M2 1.4
    calibration const got = index_of(other.against(reference, 0));
    REQUIRE(got.value.has_value());
    CHECK(std::abs(got.value->mean - 0.2) < rounding);
    CHECK(std::abs(got.value->z - -0.6 / (std::sqrt(0.4 / 9) * std::sqrt(1.1))) < rounding);
    // M1: a1 (7 - 8) / sqrt(10 / 9), the others 0; M2: b1 2 / 0.3, clipped to 3, the others 0.
    CHECK(std::abs(*got.clipped_z - (-std::sqrt(0.9) - 3) / 5) < rounding);
}

TEST_CASE("a sample of the reference is left out of it", "[score]")
{
    reference_samples all;
    all.add_usual(12).add("odd", {{"a1", 12}, {"a2", 5}, {"b3", 9}});
    reference_cohort const with_it = all.build();
    for (std::size_t const self : {0U, 5U, 12U})
    {
        CAPTURE(self);
        reference_cohort const without_it = reference_samples{all}.without(self).build();
        sample_scores const got = all.against(with_it, self);
        sample_scores const expected = all.against(without_it, self);
        check_same(m1(got), m1(expected));
        check_same(index_of(got), index_of(expected));
        CHECK(m1(got).n == 12);
    }
}

TEST_CASE("what a sample of the reference is shows by its counts, not by its name", "[score]")
{
    reference_samples samples;
    reference_cohort const reference = samples.add_usual(11).build();
    samples.table().samples[3] = "another name";
    CHECK(m1(samples.against(reference, 3)).n == 10);
    samples.table().samples[3] = "R4";
    ++samples.table().columns[3].back();
    CHECK(m1(samples.against(reference, 3)).n == 11);
}

TEST_CASE("without ten other reference samples there is a reason instead of a Z", "[score]")
{
    reference_samples samples;
    reference_cohort const ten = samples.add_usual(10).build();
    calibration const self = m1(samples.against(ten, 0));
    CHECK_FALSE(self.value.has_value());
    CHECK_FALSE(self.clipped_z.has_value());
    CHECK(self.n == 9);
    CHECK(self.reason == "reference (9 of 10 OK samples)");

    reference_samples other;
    other.add("S", {{"a2", 8}});
    CHECK(m1(other.against(ten, 0)).value.has_value());
    CHECK_FALSE(m1(other.against(reference_samples{}.add_usual(9).build(), 0)).value.has_value());
}

TEST_CASE("only OK scores are references", "[score]")
{
    reference_samples samples;
    samples.add_usual(10).add("shallow", {}, 2e5).add("no a", {{"a1", 4}, {"a2", 4}, {"a3", 4}});
    // The counts of 4 are 6 reads: detected. Without any read fewer than five members are.
    for (std::size_t row = 0; row < 3; ++row)
        samples.table().columns[11][row] = 0;
    reference_cohort const reference = samples.build();
    CHECK(reference.samples.size() == 11);
    reference_samples other;
    other.add("S", {{"a2", 8}, {"b2", 8}});
    sample_scores const got = other.against(reference, 0);
    CHECK(m1(got).n == 10);
    CHECK(got.sets[got.sets.size() / 2].calibrated.n == 11); // M2
    CHECK(index_of(got).n == 10);
}

TEST_CASE("a sample that is not scorable has no Z, a reference that does not vary gives none", "[score]")
{
    reference_cohort const reference = reference_samples{}.add_usual(10).build();
    reference_samples other;
    other.add("shallow", {}, 5e4).add("S");
    calibration const shallow = m1(other.against(reference, 0));
    CHECK(shallow.reason == "not scorable");
    CHECK_FALSE(shallow.clipped_z.has_value());
    sample_scores const got = other.against(reference, 1);
    calibration const m2 = got.sets[got.sets.size() / 2].calibrated;
    CHECK_FALSE(m2.value.has_value());
    CHECK(m2.n == 10);
    CHECK(m2.reason == "reference (all its scores are the same)");
}

TEST_CASE("the rank score disagrees where it lies on the other side of its mean", "[score]")
{
    // One of the members, far up, carries the mean; by their ranks among the panel the members are down.
    reference_samples samples;
    for (int i = 1; i <= 5; ++i)
        samples.background.panel.push_back("a" + std::to_string(i));
    samples.add_usual(10);
    reference_cohort const reference = samples.build();
    samples.add("S", {{"a1", 17}, {"a2", 5}, {"a3", 5}, {"a4", 5}, {"a5", 5}})
        .add("up", {{"a1", 9}, {"a2", 8}, {"a3", 8}, {"a4", 8}, {"a5", 8}, {"p1", 9}});
    sample_scores const odd = samples.against(reference, 10);
    REQUIRE(m1(odd).value.has_value());
    CHECK(m1(odd).value->z > 0);
    CHECK(m1(odd).rank_disagrees);
    calibration const up = m1(samples.against(reference, 11));
    CHECK(up.value->z > 0);
    CHECK(up.rank_disagrees); // p1 has passed a member: the ranks are down as well
    CHECK_FALSE(m1(samples.against(samples.build(), 1)).rank_disagrees);
}

TEST_CASE("a reference that was scored otherwise is refused, naming what differs", "[score]")
{
    reference_cohort const reference = reference_samples{}.add_usual(10).build();
    auto const samples = [] { return reference_samples{}.add("S"); };
    CHECK(refusal(reference, samples()).empty());

    reference_samples weight = samples();
    weight.sets[1].members[2].weight = 2;
    CHECK(refusal(reference, weight).starts_with("ref.json: made with other signatures: the hash of set M2"));
    reference_samples more = samples();
    more.sets.push_back({"X", "", "", {{"a1", "a1", 1, 1}}});
    CHECK(refusal(reference, more).starts_with("ref.json: made with other signatures: it has no set X"));
    reference_samples fewer = samples();
    fewer.sets.pop_back();
    CHECK(refusal(reference, fewer).starts_with("ref.json: made with other signatures: its set M2"));
    reference_samples panel = samples();
    panel.background.panel.push_back("a1");
    CHECK(refusal(reference, panel).starts_with("ref.json: made with another panel (4 miRNAs"));
    reference_samples rows = samples();
    rows.table().mirnas.back() = "rest3";
    CHECK(refusal(reference, rows).starts_with("ref.json: made on another annotation (16 miRNAs"));
    reference_cohort offset = reference;
    offset.offset = 1;
    CHECK(refusal(offset, samples()).starts_with("ref.json: made with an offset of 1 CPM, not 10"));
}

TEST_CASE("the order of the table does not matter for a reference", "[score]")
{
    reference_samples samples;
    reference_cohort const reference = samples.add_usual(11).build();
    sample_scores const expected = samples.against(reference, 4);
    score::count_matrix & table = samples.table();
    std::ranges::reverse(table.mirnas);
    for (std::vector<double> & column : table.columns)
        std::ranges::reverse(column);
    check_same(m1(samples.against(reference, 4)), m1(expected));
    CHECK(m1(expected).n == 10);
}
