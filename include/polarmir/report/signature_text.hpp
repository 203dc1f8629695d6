#pragma once
#include <polarmir/score/shipped.hpp>

#include <span>
#include <string>

namespace polarmir::report {

/// Which members of a set are shown.
enum class shown_members
{
    used,
    left_out,
};

/// A curated set for people: its members in aligned columns (weight, tier, papers and what they are), largest
/// weight first, miRNAs that are reported for the other side as well, and those that were left out, with the
/// reason. `left_out`: without the members that are used.
[[nodiscard]] std::string signature_text(score::set_definition const & set, shown_members shown);

/// The same members as a table for programs: every column of reference/signatures/members.tsv that is not
/// the same for the whole set.
[[nodiscard]] std::string signature_table(score::set_definition const & set, shown_members shown);

/// Where the weight of each of these members is from: its factors, the sets it is in, and every report behind
/// it, or the reason why it was left out; with what speaks against it. They are lines of one miRNA.
[[nodiscard]] std::string explanation_text(std::span<score::curated_member const * const> members);

} // namespace polarmir::report
