#include "support/catch.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/score/evidence.hpp>
#include <polarmir/score/weight.hpp>

#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace polarmir;
using namespace polarmir::score;

namespace {

constexpr double printed{6e-5}; // members.tsv has four decimals

curated_member made_up(std::string name, std::string cluster, std::string seed)
{
    curated_member one;
    one.set = "S";
    one.member = {name, std::move(name), 0, 1};
    one.tier = "strong";
    one.papers = 1;
    one.cluster = std::move(cluster);
    one.seed_family = std::move(seed);
    return one;
}

} // namespace

TEST_CASE("the factors of every curated member make its weight", "[score]")
{
    for (curated_member const & one : curated_members())
    {
        CAPTURE(one.set, one.member.name);
        CHECK(std::abs(factors_of(one, curated_members()).weight() - one.member.weight) < printed);
    }
}

// The rule of reference/signatures/README.md from the reports alone, in other words than the program's: what
// is taken from members.tsv is the tier (set by hand for some) and the number of papers of let-7.
TEST_CASE("every weight can be computed again from the reports", "[score]")
{
    struct counted
    {
        double papers;
        double half; // number of halves
    };
    std::map<curated_member const *, counted> found;
    std::map<std::string, double> most;
    for (curated_member const & one : curated_members())
    {
        std::set<std::string> papers;
        bool has_arm{false};
        bool is_direct{false};
        for (evidence const * const report : evidence_of(one))
        {
            papers.insert(report->paper);
            has_arm = has_arm || report->arm == "stated";
            is_direct = is_direct || report->side.substr(0, 5) != "anti-";
        }
        bool const is_let_7 = one.member.name.find("let-7") != std::string::npos;
        double const number = is_let_7 ? one.papers : static_cast<double>(papers.size());
        found[&one] = {number, (has_arm ? 0.0 : 1.0) + (is_direct ? 0.0 : 1.0)};
        if (one.used)
            most[one.set] = std::max(most[one.set], number);
    }
    std::map<std::string, double> const thirds{{"strong", 3}, {"moderate", 2}, {"weak", 1}};
    for (auto const & [one, count] : found)
    {
        CAPTURE(one->set, one->member.name);
        double const papers =
            count.papers > 0 ? std::log2(2 * count.papers) / std::log2(2 * most.at(one->set)) : 0;
        double const expected = thirds.at(one->tier) / 3 * papers * std::exp2(-count.half);
        CHECK(std::abs(one->member.weight - expected) < printed);
    }
}

TEST_CASE("relatives are capped by cluster, then by seed", "[score]")
{
    // Three of one cluster weigh 3, so each 0.5; two of those and a fourth share a seed: 0.5 + 0.5 + 1 = 2.
    std::vector<curated_member> const all{
        made_up("a", "c", "s"), made_up("b", "c", "s"), made_up("d", "c", "t"), made_up("e", "", "s")};
    weight_factors const a = factors_of(all[0], all);
    REQUIRE(a.cluster.has_value());
    CHECK(a.cluster->total == 3);
    CHECK(a.cluster->factor == 0.5);
    REQUIRE(a.seed_family.has_value());
    CHECK(a.seed_family->total == 2);
    CHECK(a.seed_family->factor == 0.75);
    CHECK(a.weight() == 0.375);
    CHECK(factors_of(all[2], all).weight() == 0.5);
    CHECK_FALSE(factors_of(all[3], all).cluster.has_value());
    CHECK(factors_of(all[3], all).weight() == 0.75);
}

TEST_CASE("those left out are no relatives", "[score]")
{
    std::vector<curated_member> all{made_up("a", "c", "s"), made_up("b", "c", "s")};
    CHECK(factors_of(all[0], all).weight() == 0.75);
    all[1].used = false;
    all[1].papers = 8;
    CHECK(factors_of(all[0], all).weight() == 1);
    CHECK(factors_of(all[1], all).weight() == 4); // more papers than any that is used; not capped
    CHECK_FALSE(factors_of(all[1], all).cluster.has_value());
    all[1].papers = 0;
    CHECK(factors_of(all[1], all).weight() == 0);
}

TEST_CASE("a tier that is none is refused", "[score]")
{
    std::vector<curated_member> all{made_up("a", "", "")};
    all[0].tier = "certain";
    CHECK_THROWS_AS(factors_of(all[0], all), input_error);
}
