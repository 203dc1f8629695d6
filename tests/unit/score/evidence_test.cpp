// The reports behind the curated sets, compiled in, and that members follow from them.
#include "support/catch.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/score/evidence.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

using namespace polarmir;
using namespace polarmir::score;

namespace {

curated_member const & member_of(std::string_view set, std::string_view name)
{
    auto const found = std::ranges::find_if(curated_members(), [&](curated_member const & one) {
        return one.set == set && one.member.name == name;
    });
    REQUIRE(found != curated_members().end());
    return *found;
}

constexpr std::array<std::string_view, 3> tiers{"weak", "moderate", "strong"};

/// The best report decides; one on macrophages without vesicles counts one tier lower.
std::string_view tier_by_rule(std::vector<evidence const *> const & reports)
{
    std::ptrdiff_t best{0};
    for (evidence const * const report : reports)
    {
        std::ptrdiff_t tier = std::ranges::find(tiers, report->tier) - tiers.begin();
        if (report->sources == "no-EV" && tier > 0)
            --tier;
        best = std::max(best, tier);
    }
    return tiers.at(static_cast<std::size_t>(best));
}

/// Tiers that were set by hand, which `reason` must say; the let-7, most of whose papers test the family
/// only; and one that is left out.
bool is_set_by_hand(curated_member const & one)
{
    return one.reason.find("tier lowered to") != std::string::npos ||
           one.reason.find("raised to strong") != std::string::npos ||
           one.member.name.starts_with("hsa-let-7");
}

} // namespace

TEST_CASE("the evidence that is compiled in is the table", "[score]")
{
    io::table const table =
        io::read_table(std::filesystem::path{POLARMIR_SOURCE_DIR} / "reference/signatures/evidence.tsv");
    REQUIRE(curated_evidence().size() == table.rows.size());
    CHECK(curated_evidence().size() >= 200);
    std::set<std::string> ids;
    for (std::size_t i = 0; i < table.rows.size(); ++i)
    {
        evidence const & one = curated_evidence()[i];
        CHECK(one.id == table.rows[i].fields.front());
        CHECK(ids.insert(one.id).second);
        CHECK_FALSE(one.mirna.empty());
        CHECK_FALSE(one.side.empty());
        CHECK_FALSE(one.paper.empty());
        CHECK(one.doi != ".");
        CHECK((!one.pmid.empty() || !one.doi.empty() || !one.seen_at.empty()));
    }
}

TEST_CASE("tier, arm and side of every member follow from its reports", "[score]")
{
    std::size_t by_hand{0};
    for (curated_member const & one : curated_members())
    {
        CAPTURE(one.set, one.member.name);
        std::vector<evidence const *> const reports = evidence_of(one);
        CHECK(one.arm_stated ==
              std::ranges::any_of(reports, [](evidence const * report) { return report->arm == "stated"; }));
        CHECK(one.only_opposes == std::ranges::all_of(reports, [](evidence const * report) {
                  return report->side.starts_with("anti-");
              }));
        CHECK(best_tier(reports) == tier_by_rule(reports));
        CHECK(one.papers <= one.papers_of_family);
        CHECK(one.papers_of_family == count_papers(reports));
        if (!is_set_by_hand(one))
            CHECK(one.tier == tier_by_rule(reports));
        else
            by_hand += one.tier == tier_by_rule(reports) ? 0U : 1U;
    }
    CHECK(by_hand == 13);
}

TEST_CASE("what opposes a member is on the other side, both ways", "[score]")
{
    curated_member const & kept = member_of("EV-M2", "hsa-miR-223-3p");
    curated_member const * const opponent = opponent_of(kept);
    REQUIRE(opponent != nullptr);
    CHECK(opponent->set == "EV-M1");
    CHECK_FALSE(opponent->used);
    CHECK(opponent_of(*opponent) == &kept);
    CHECK(opponent_of(member_of("EV-M1", "hsa-miR-155-5p")) == nullptr);
    for (curated_member const & one : curated_members())
        if (curated_member const * const other = opponent_of(one))
        {
            CAPTURE(one.set, one.member.name);
            CHECK_FALSE((one.used && other->used));
        }
}

TEST_CASE("a member that names no report of the table is refused", "[score]")
{
    curated_member one = member_of("EV-M1", "hsa-miR-155-5p");
    one.evidence = "T999";
    CHECK_THROWS_AS(evidence_of(one), input_error);
}
