#pragma once
#include <polarmir/score/signature.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::score {

/// One line of reference/signatures/members.tsv: a miRNA that was considered for a set, with what is known of
/// it and why it was taken or left out. The columns are explained in reference/signatures/README.md.
struct curated_member
{
    std::string set;
    score::member member;
    std::string tier;                     ///< strong, moderate, weak
    std::uint32_t papers{0};              ///< that test this very miRNA on this side
    std::uint32_t papers_of_family{0};    ///< with those that test its family only (column `papers_all`)
    bool arm_stated{true};                ///< a paper names the arm; otherwise it was inferred
    bool only_opposes{false};             ///< every report is of opposing the other side (anti-M1, anti-M2)
    bool used{true};                      ///< false: listed with the reason, not scored
    std::vector<std::string> sources;     ///< tumour, MSC, immune, other, no-EV; STATE: macrophage-...
    std::vector<std::string> pathways;    ///< in the recipient macrophage
    std::vector<std::string> confounders; ///< rbc, platelet, leukocyte, other-rna
    std::string species;
    std::string targets;
    std::string cluster;
    std::string seed_family;
    std::string evidence; ///< rows of evidence.tsv, separated by `;`
    std::string pmids;
    std::string dois;
    std::string reason;
};

/// Every line of the table, in its order.
[[nodiscard]] std::vector<curated_member> const & curated_members();

/// How a shipped set is made of curated_members (reference/signatures/sets.tsv).
struct set_definition
{
    std::string name;
    std::string version;
    std::string base; ///< the set whose members it takes
    std::string by;   ///< `.`: all that are used; `source` or `pathway`: those that have `value` there
    std::string value;
    std::string description;
};

[[nodiscard]] std::vector<set_definition> const & set_definitions();

/// True when the member belongs to the set (used or not).
[[nodiscard]] bool belongs_to(curated_member const & one, set_definition const & set);

/// The sets that are scored by default, compiled in, in the order of set_definitions.
[[nodiscard]] std::vector<signature> const & shipped_signatures();

} // namespace polarmir::score
