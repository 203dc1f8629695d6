#pragma once
#include "score/neighbours.hpp"
#include "score/placed_set.hpp"
#include "score/sample_profile.hpp"

#include <polarmir/score/scorer.hpp>

#include <optional>
#include <span>

namespace polarmir::score {

// What is computed from one or two sets in one sample; formulas in scorer.hpp. All need a background and, of
// each set, a member with a row.

[[nodiscard]] estimate
estimate_set(placed_set const & set, sample_profile const & sample, double technical_sd);

/// M1 minus M2.
[[nodiscard]] estimate estimate_difference(placed_set const & m1,
                                           placed_set const & m2,
                                           sample_profile const & sample,
                                           double technical_sd);

/// Nothing for a set of one member.
[[nodiscard]] std::optional<leave_one_out>
leave_out_each(placed_set const & set, sample_profile const & sample, mirna_rows const & rows);

/// The miRNA whose removal from both sets changes M1 minus M2 most.
[[nodiscard]] std::optional<leave_one_out> leave_out_each(placed_set const & m1,
                                                          placed_set const & m2,
                                                          sample_profile const & sample,
                                                          mirna_rows const & rows);

[[nodiscard]] std::optional<matched_null>
match_abundance(placed_set const & set, sample_profile const & sample, abundance_ranking const & ranking);

/// Singscore among the rows of the panel, which are sorted.
[[nodiscard]] std::optional<rank_score>
rank_on_panel(placed_set const & set, sample_profile const & sample, std::span<std::size_t const> panel);

} // namespace polarmir::score
