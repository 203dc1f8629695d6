#pragma once
#include <polarmir/compare/score_comparison.hpp>
#include <polarmir/report/mirna_tables.hpp>
#include <polarmir/score/scorer.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace polarmir::report {

/// What there is to say about a cohort.
struct summary_input
{
    std::span<score::sample_scores const> samples;
    score::scorer const * scorer{nullptr};
    std::optional<compare::score_comparison> const * comparison{nullptr};
    std::string no_comparison;            ///< why there is none
    mirna_report const * mirnas{nullptr}; ///< comparison of miRNAs and sets, if there is one
    std::string no_mirnas;                ///< why there is none although groups are compared; else empty
    std::string reference{}; ///< what the scores are calibrated against: `group control`; empty: not said
};

/// Text for people: the index of every sample with its interval or why there is none, the comparison of the
/// groups, and sentences that may be quoted, with their caveats. Lines end with LF. The lead index is that of
/// the first pair of opposing sets.
[[nodiscard]] std::string text_summary(summary_input const & input);

/// `dominated: without one of its miRNAs ...`: the meaning of every flag (flags_of) that a sample has.
[[nodiscard]] std::vector<std::string> flag_meanings(std::span<score::sample_scores const> samples);

/// True when the lead index of some sample has a Z.
[[nodiscard]] bool has_standing(summary_input const & input);

/// The answer in one sentence: which way the groups differ, or why nothing can be said.
[[nodiscard]] std::string headline(summary_input const & input);

/// The sentences about results, in order; each can stand alone.
[[nodiscard]] std::vector<std::string> findings(summary_input const & input);

/// What could not be compared, and why.
[[nodiscard]] std::vector<std::string> gaps(summary_input const & input);

/// What the findings do not show.
[[nodiscard]] std::vector<std::string> caveats(summary_input const & input);

} // namespace polarmir::report
