#include "made_cohort.hpp"
#include "support/catch.hpp"

#include <polarmir/compare/signature_comparison.hpp>

#include <cmath>

using namespace polarmir;
using namespace polarmir::compare;
using namespace polarmir::test;

namespace {

score::member member_of(std::size_t row, double weight = 1, int direction = 1)
{
    std::string const name = "m" + std::to_string(100 + row);
    return {name, name, weight, direction};
}

score::signature set_of(std::string const & name, std::vector<score::member> members)
{
    return {name, "", "", std::move(members)};
}

/// The made-up cohort with sets to test.
struct cohort_with_sets
{
    made_cohort data;
    std::vector<score::signature> sets;

    /// Everything that is needed to compare, for a set of references to be valid.
    template <typename check_t>
    void with_results(check_t const & check) const
    {
        score::mirna_rows const rows = data.rows();
        score::scorer const scorer{rows, sets, {}, {}, {}};
        auto const mirnas = compare_mirnas({data.counts, rows, data.spike_ins}, data.design, data.config);
        REQUIRE(mirnas.impossible.empty());
        check(compare_signatures(mirnas, scorer), scorer);
    }

    [[nodiscard]] std::vector<compared_signature> compare() const
    {
        std::vector<compared_signature> result;
        with_results([&](auto found, auto const &) { result = std::move(found); });
        return result;
    }
};

/// Two opposing sets that share m110 with one weight, and m111 with two.
cohort_with_sets two_sets()
{
    return {{},
            {set_of("X-M1", {member_of(10), member_of(11, 3), member_of(12, 4)}),
             set_of("X-M2", {member_of(10), member_of(11), member_of(20, 6)})}};
}

} // namespace

TEST_CASE("indices come first, then the sets in their order", "[compare]")
{
    auto const found = two_sets().compare();
    REQUIRE(found.size() == 3);
    CHECK(found[0].score == "X-index");
    CHECK(found[0].is_index);
    CHECK(found[0].members == 6);
    CHECK(found[1].score == "X-M1");
    CHECK(found[1].members == 3);
    CHECK(found[2].score == "X-M2");
    CHECK_FALSE(found[2].is_index);
}

TEST_CASE("an index weighs its members with M1 minus M2, and what cancels takes no part", "[compare]")
{
    auto const found = two_sets().compare();
    REQUIRE(found[0].tested.size() == 3); // m110 has 1/8 in both
    CHECK(found[0].tested[0].row == 11);
    CHECK(found[0].tested[0].coefficient == 2.0 / 8);
    CHECK(found[0].tested[1].row == 12);
    CHECK(found[0].tested[1].coefficient == 4.0 / 8);
    CHECK(found[0].tested[2].row == 20);
    CHECK(found[0].tested[2].coefficient == -6.0 / 8);
    CHECK_FALSE(found[0].against_others.has_value());
    CHECK_FALSE(found[0].adjusted_competitive_p.has_value());
}

TEST_CASE("coefficients of a set are those of its score", "[compare]")
{
    cohort_with_sets const data{
        {}, {set_of("mine", {member_of(5, 0.3), member_of(6, 0.7, -1), member_of(7, 2), member_of(900)})}};
    data.with_results([](auto const & found, score::scorer const & scorer) {
        auto const scored = scorer.coefficients(0, 0);
        REQUIRE(scored.size() == 3); // m1000 has no row
        REQUIRE(found[0].tested.size() == 3);
        CHECK(found[0].members == 4);
        for (std::size_t i = 0; i < scored.size(); ++i)
        {
            CHECK(found[0].tested[i].row == scored[i].row);
            CHECK(std::abs(found[0].tested[i].coefficient - scored[i].a) < 1e-15);
        }
    });
}

TEST_CASE("sets go where their members go", "[compare]")
{
    cohort_with_sets data{
        {},
        {set_of("X-M1", {member_of(10), member_of(11), member_of(12), member_of(13)}),
         set_of("X-M2", {member_of(20), member_of(21), member_of(22), member_of(23)}),
         set_of("against", {member_of(10, 1, -1), member_of(11, 1, -1), member_of(12, 1, -1)}),
         set_of("still", {member_of(40), member_of(41), member_of(42)})}};
    data.data.change_tumors(10, 14, 3).change_tumors(20, 24, 1.0 / 3);
    auto const found = data.compare();
    REQUIRE(found.size() == 5);
    using differential::direction;
    for (auto const & [position, expected] :
         std::vector<std::pair<std::size_t, direction>>{{0, direction::up}, // M1 up and M2 down
                                                        {1, direction::up},
                                                        {2, direction::down},
                                                        {3, direction::down}}) // up, and to go down
    {
        CAPTURE(found[position].score);
        REQUIRE(found[position].together.has_value());
        CHECK(found[position].together->direction == expected);
        CHECK(*found[position].adjusted_p < 0.01);
    }
    CHECK(found[1].against_others->direction == direction::up);
    CHECK(found[2].against_others->direction == direction::down);
    CHECK(*found[1].adjusted_competitive_p < 0.01);
    CHECK(found[4].together->p > 0.05);
    CHECK(found[4].against_others->p > 0.05);

    data.data.design.groups = {"control", "tumor", false};
    auto const backward = data.compare();
    for (std::size_t i = 0; i < found.size(); ++i)
    {
        CHECK(std::abs(backward[i].together->t + found[i].together->t) < 1e-7);
        CHECK(backward[i].together->direction != found[i].together->direction);
    }
}

TEST_CASE("a set with one tested member has fry and no camera, one without has neither", "[compare]")
{
    cohort_with_sets data{
        {}, {set_of("one", {member_of(10), member_of(2), member_of(900)}), set_of("none", {member_of(2)})}};
    for (std::vector<double> & column : data.data.counts.columns)
        column[2] = 1; // not tested
    auto const found = data.compare();
    REQUIRE(found[0].tested.size() == 1);
    CHECK(found[0].tested[0].row == 10);
    CHECK(found[0].tested[0].coefficient == 0.5); // as in the score, which has m102 as well
    CHECK(found[0].together.has_value());
    CHECK_FALSE(found[0].against_others.has_value());
    CHECK(found[0].adjusted_p.has_value());
    CHECK_FALSE(found[0].adjusted_competitive_p.has_value());
    CHECK(found[1].tested.empty());
    CHECK_FALSE(found[1].together.has_value());
    CHECK_FALSE(found[1].adjusted_p.has_value());
}

TEST_CASE("a set whose members are to go different ways has no camera", "[compare]")
{
    cohort_with_sets data{{},
                          {set_of("both ways", {member_of(10), member_of(11, 1, -1)}),
                           set_of("down", {member_of(12, 1, -1), member_of(13, 1, -1)}),
                           set_of("tested", {member_of(14), member_of(15), member_of(2, 1, -1)})}};
    for (std::vector<double> & column : data.data.counts.columns)
        column[2] = 1; // not tested
    auto const found = data.compare();
    CHECK(found[0].together.has_value());
    CHECK_FALSE(found[0].against_others.has_value());
    CHECK(found[1].against_others.has_value());
    CHECK(found[2].against_others.has_value()); // those that are tested go one way
}

TEST_CASE("members are found behind rows that are not tested", "[compare]")
{
    cohort_with_sets data{{}, {set_of("late", {member_of(50), member_of(51), member_of(52)})}};
    data.data.change_tumors(50, 53, 4);
    for (std::vector<double> & column : data.data.counts.columns)
        std::fill(column.begin() + 5, column.begin() + 15, 0.0);
    auto const found = data.compare();
    REQUIRE(found[0].tested.size() == 3);
    CHECK(found[0].tested[0].row == 50);
    CHECK(found[0].together->direction == differential::direction::up);
    CHECK(found[0].together->p < 0.01);
    CHECK(found[0].against_others->p < 0.01);
}

TEST_CASE("fry is adjusted over sets and indices, camera over sets", "[compare]")
{
    cohort_with_sets data = two_sets();
    data.sets.push_back(set_of("single", {member_of(33)}));
    data.sets.push_back(set_of("absent", {member_of(900)}));
    data.data.change_tumors(11, 13, 2);
    data.data.design.method = adjustment::holm;
    auto const found = data.compare();
    REQUIRE(found.size() == 5);
    double smallest{1};
    double smallest_competitive{1};
    for (compared_signature const & one : found)
    {
        smallest = one.together ? std::min(smallest, one.together->p) : smallest;
        smallest_competitive =
            one.against_others ? std::min(smallest_competitive, one.against_others->p) : smallest_competitive;
    }
    for (compared_signature const & one : found)
    {
        CAPTURE(one.score);
        if (one.together && one.together->p == smallest) // of index, M1, M2 and single
            CHECK(std::abs(*one.adjusted_p - std::min(1.0, 4 * smallest)) < 1e-12);
        if (one.against_others && one.against_others->p == smallest_competitive) // of M1 and M2
            CHECK(std::abs(*one.adjusted_competitive_p - std::min(1.0, 2 * smallest_competitive)) < 1e-12);
    }
    CHECK_FALSE(found[4].adjusted_p.has_value());
}

TEST_CASE("sets are the same whatever the order of the table", "[compare]")
{
    cohort_with_sets data = two_sets();
    auto const plain = data.compare();
    std::ranges::reverse(data.data.counts.mirnas);
    for (std::vector<double> & column : data.data.counts.columns)
        std::ranges::reverse(column);
    std::ranges::reverse(data.data.counts.samples);
    std::ranges::reverse(data.data.counts.columns);
    auto const found = data.compare();
    for (std::size_t i = 0; i < plain.size(); ++i)
    {
        CHECK(found[i].together->p == plain[i].together->p);
        if (plain[i].against_others)
            CHECK(found[i].against_others->p == plain[i].against_others->p);
    }
}

TEST_CASE("the order of the sheet changes no number of the sets", "[compare]")
{
    // Residual effects follow the order of the samples, as in limma; here that of their names.
    cohort_with_sets data = two_sets();
    data.data.change_tumors(11, 13, 2);
    for (auto const how : {differential::method::voom, differential::method::trend})
    {
        data.data.config.test.how = how;
        auto const plain = data.compare();
        cohort_with_sets moved = data;
        std::ranges::rotate(moved.data.design.labels, moved.data.design.labels.begin() + 3);
        auto const found = moved.compare();
        for (std::size_t i = 0; i < plain.size(); ++i)
        {
            CAPTURE(name_of(how), plain[i].score);
            CHECK(found[i].together->p == plain[i].together->p);
            REQUIRE(found[i].against_others.has_value() == plain[i].against_others.has_value());
            if (plain[i].against_others)
                CHECK(found[i].against_others->p == plain[i].against_others->p);
        }
    }
}
