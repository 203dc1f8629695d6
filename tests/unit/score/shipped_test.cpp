// The curated sets: every member is a human miRNA of today with evidence, and every weight follows from it.
#include "support/catch.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/reference/embedded.hpp>
#include <polarmir/reference/mirna_names.hpp>
#include <polarmir/score/background.hpp>
#include <polarmir/score/shipped.hpp>
#include <polarmir/score/verdict.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>

using namespace polarmir;
using namespace polarmir::score;

namespace {

std::filesystem::path const folder = std::filesystem::path{POLARMIR_SOURCE_DIR} / "reference/signatures";

struct evidence_row
{
    std::string side;
    std::string paper;
};

std::map<std::string, evidence_row> read_evidence()
{
    io::table const table = io::read_table(folder / "evidence.tsv");
    std::map<std::string, evidence_row> rows;
    for (io::table::row const & row : table.rows)
        rows[row.fields[table.column("id")]] = {row.fields[table.column("side")],
                                                row.fields[table.column("paper")]};
    return rows;
}

/// Evidence sides that speak for a set: directly, and by opposing the other side.
std::pair<std::string, std::string> sides_of(std::string const & set)
{
    if (set == "EV-M1")
        return {"M1", "anti-M2"};
    if (set == "EV-M2")
        return {"M2", "anti-M1"};
    return {set == "STATE-M1" ? "M1-up" : "M2-up", "-"};
}

} // namespace

TEST_CASE("every member is a human miRNA of miRBase 22 under its own name", "[score]")
{
    REQUIRE(curated_members().size() > 100);
    for (curated_member const & one : curated_members())
    {
        CAPTURE(one.member.accession, one.member.name);
        auto const * const known = reference::human_mirna_names().find(one.member.accession);
        REQUIRE(known != nullptr);
        CHECK(known->name == one.member.name);
    }
}

TEST_CASE("every member rests on evidence of its side, and counts its papers", "[score]")
{
    std::map<std::string, evidence_row> const evidence = read_evidence();
    for (curated_member const & one : curated_members())
    {
        CAPTURE(one.set, one.member.name, one.evidence);
        std::set<std::string> papers;
        bool any_direct{false};
        auto const [direct, opposing] = sides_of(one.set);
        for (std::string_view const id : split(one.evidence, ';'))
        {
            REQUIRE(evidence.contains(std::string{id}));
            evidence_row const & row = evidence.at(std::string{id});
            CHECK((row.side == direct || row.side == opposing));
            any_direct = any_direct || row.side == direct;
            papers.insert(row.paper);
        }
        CHECK(one.only_opposes == !any_direct);
        bool const is_let_7 = one.member.name.starts_with("hsa-let-7"); // some papers test the family only
        CHECK(one.papers <= papers.size());
        if (!is_let_7)
            CHECK(one.papers == papers.size());
        if (one.used)
            CHECK(one.papers > 0);
        CHECK((one.used || !one.reason.empty()));
    }
}

TEST_CASE("every weight follows from tier, papers, arm and side", "[score]")
{
    constexpr double printed{6e-5}; // four decimals
    std::map<std::string, double> most;
    for (curated_member const & one : curated_members())
        if (one.used)
            most[one.set] = std::max(most[one.set], static_cast<double>(one.papers));
    std::map<std::string, double> const tiers{{"strong", 1.0}, {"moderate", 2.0 / 3}, {"weak", 1.0 / 3}};
    for (curated_member const & one : curated_members())
    {
        if (one.papers == 0)
            continue;
        CAPTURE(one.set, one.member.name);
        double const papers =
            std::log2(2.0 * one.papers) / std::log2(2.0 * most.at(one.set)); // (1 + log2 n) / (1 + log2 max)
        double const expected =
            tiers.at(one.tier) * papers / (one.arm_stated ? 1 : 2) / (one.only_opposes ? 2 : 1);
        CHECK(std::abs(one.member.weight - expected) < printed);
    }
}

TEST_CASE("relatives do not outweigh the cap in any set", "[score]")
{
    constexpr double cap{1.5};
    std::map<std::pair<std::string, std::string>, double> totals;
    for (curated_member const & one : curated_members())
        if (one.used)
        {
            totals[{one.set, one.cluster}] += one.member.weight;
            totals[{one.set, one.seed_family}] += one.member.weight;
        }
    for (auto const & [group, total] : totals)
    {
        CAPTURE(group.first, group.second);
        CHECK(total <= cap + 1e-9);
    }
}

TEST_CASE("a miRNA pushes one way only, and doubtful ones are left out", "[score]")
{
    for (auto const & [m1, m2] : {std::pair{"EV-M1", "EV-M2"}, std::pair{"STATE-M1", "STATE-M2"}})
        for (curated_member const & one : curated_members())
            for (curated_member const & other : curated_members())
                if (one.used && other.used && one.set == m1 && other.set == m2)
                    CHECK(one.member.accession != other.member.accession);
    for (char const * const name : {"hsa-miR-21-5p", "hsa-miR-1246", "hsa-miR-451a", "hsa-miR-125a-5p"})
        for (curated_member const & one : curated_members())
            if (one.member.name == name && one.set.starts_with("EV"))
            {
                CAPTURE(one.set, name);
                CHECK_FALSE(one.used);
            }
}

TEST_CASE("seed families are bases 2-8 of the mature", "[score]")
{
    auto const matures = reference::human_panel().matures();
    for (curated_member const & one : curated_members())
    {
        auto const found = std::ranges::find(matures, one.member.accession, &reference::mature::accession);
        if (found == matures.end())
            continue; // excluded ones need not be on the panel
        CHECK(one.seed_family == found->sequence.substr(1, 7));
    }
}

TEST_CASE("the shipped sets can be scored with the embedded panel", "[score]")
{
    std::vector<signature> const & sets = shipped_signatures();
    REQUIRE(sets.size() == set_definitions().size());
    std::vector<std::string> names;
    for (reference::mature const & one : reference::human_panel().matures())
        names.push_back(one.accession);
    for (signature const & set : sets)
    {
        CAPTURE(set.name);
        CHECK(set.members.size() >= fewest_members);
        CHECK_FALSE(set.version.empty());
        CHECK_FALSE(set.description.empty());
        CHECK(std::ranges::is_sorted(set.members, {}, &member::accession));
        for (member const & one : set.members)
        {
            CHECK(one.weight > 0);
            CHECK(std::ranges::find(names, one.accession) != names.end());
        }
    }
    CHECK(sets[0].name == "EV-M1");
    CHECK(sets[0].members.size() == 16);
    CHECK(sets[1].name == "EV-M2");
    CHECK(sets[1].members.size() == 44);
    CHECK(species_of(sets) == "hsa");
    CHECK(find_opposing(sets).front().name == "EV-index");
}

TEST_CASE("the panel and the reference abundances are what their table says of its own libraries", "[score]")
{
    io::table const table = io::read_table(folder / "background.tsv");
    constexpr std::size_t first_library{5};
    double total{0};
    auto const number = [&](io::table::row const & row, std::size_t column) {
        return std::stod(row.fields[column]);
    };
    for (io::table::row const & row : table.rows)
        total += number(row, table.column("pooled_reads"));
    std::size_t panel{0};
    std::size_t const libraries = table.header.size() - first_library;
    for (io::table::row const & row : table.rows)
    {
        double reads{0};
        std::size_t seen{0};
        for (std::size_t column = first_library; column < table.header.size(); ++column)
        {
            reads += number(row, column);
            seen += number(row, column) > 0 ? 1U : 0U;
        }
        CHECK(reads == number(row, table.column("pooled_reads")));
        // Jeffreys: half a read for every miRNA.
        double const cpm = 1e6 * (reads + 0.5) / (total + 0.5 * static_cast<double>(table.rows.size()));
        CHECK(std::abs(number(row, table.column("pooled_cpm")) - cpm) < 1e-4);
        bool const on_panel = 2 * seen >= libraries && 1e6 * reads >= 50 * total;
        CHECK(row.fields[table.column("panel")] == (on_panel ? "1" : "0"));
        panel += on_panel ? 1U : 0U;
    }
    CHECK(panel >= 100);
    CHECK(panel <= 200);
    CHECK(shipped_background().panel.size() == panel);
    CHECK(shipped_background().abundance.size() == table.rows.size());
}

TEST_CASE("red-cell miRNAs are human miRNAs and hold the published list", "[score]")
{
    std::set<std::string> names;
    for (std::string const & accession : red_cell_mirnas())
    {
        auto const * const known = reference::human_mirna_names().find(accession);
        REQUIRE(known != nullptr);
        names.insert(known->name);
    }
    // doi 10.3390/genes13071288
    for (char const * const arm : {"106b-3p", "140-3p", "142-5p", "532-5p", "17-5p",  "19b-3p", "30c-5p",
                                   "324-5p",  "192-5p", "660-5p", "186-5p", "425-5p", "25-3p",  "363-3p",
                                   "183-5p",  "451a",   "182-5p", "191-5p", "194-5p", "20b-5p"})
        CHECK(names.contains("hsa-miR-" + std::string{arm}));
    for (curated_member const & one : curated_members())
        if (std::ranges::find(one.confounders, "rbc") != one.confounders.end())
        {
            CAPTURE(one.member.name);
            CHECK(names.contains(one.member.name));
        }
}
