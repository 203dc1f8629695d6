#pragma once
#include <polarmir/align/engine.hpp>
#include <polarmir/align/stored_seeds.hpp>
#include <polarmir/count/assignment.hpp>
#include <polarmir/reference/competitor.hpp>
#include <polarmir/reference/mirna_reference.hpp>
#include <polarmir/reference/spike_in.hpp>
#include <polarmir/reference/tracer.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace polarmir::count {

/// Templated nt from which an aligned insert counts.
inline constexpr std::uint32_t min_counted_exact{17};
inline constexpr std::uint32_t min_counted_with_mismatch{18};

/// How far the ends of an alignment may lie from the ends of the mature that claims it, nt in either
/// direction.
inline constexpr std::uint32_t max_shift_5p{3};
inline constexpr std::uint32_t max_shift_3p{5};

/// Shortest insert that tells of another species, nt.
inline constexpr std::uint32_t min_tracer_insert{20};

/// What reads may come from besides the hairpins.
struct other_rnas
{
    std::span<reference::spike_in const> spike_ins; ///< DNA letters; of equal sequences the first counts
    std::span<reference::competitor const> competitors;
    std::span<reference::tracer const> tracers;
};

/// What an insert was compared with and what came of it.
struct evidence
{
    align::result hairpins;    ///< best alignments to the hairpins
    align::result competitors; ///< best alignments to the other RNAs, unless they have more mismatches than
                               ///< those to the hairpins
    align::result antisense;   ///< antisense: best alignments to the reverse complements of the hairpins
    assignment verdict;
};

/// Decides what a distinct insert is. It is laid on the hairpins and on the competitors by the same rules
/// (align::aligner), and what fits best explains it; the first of these that applies:
///
/// 1. It equals a spike-in and does not fit a hairpin without mismatch and tail: `spike_in`.
/// 2. Its best stratum over hairpins and competitors is on hairpins. In each alignment a mature claims the
///    read when the insert begins within `max_shift_5p` of the mature's begin and its templated part ends
///    within `max_shift_3p` of the mature's end; of several the one with the smallest |5' shift|, then |3'
///    shift|, then the one that begins first, then the smallest accession. Once an alignment is claimed the
///    unclaimed ones are dropped. A claimed read is `mirna` when its templated part has `min_counted_exact`
///    bases without or `min_counted_with_mismatch` with a mismatch, or when the insert equals a mature of a
///    claiming row; else, like an unclaimed one, `hairpin_other`.
/// 3. A read that would be `mirna`, but a competitor fits it in the same stratum, is `shared`.
/// 4. A competitor fits it in a better stratum, or in the same while no mature claims it, and the templated
///    part is long enough to be counted as in 2 or all of the insert and exact: the class of that RNA. Of
///    several RNAs of one stratum the class is that which comes first in reference::rna_class. A competitor
///    on which too little is templated takes no read from the hairpins: 2 holds.
/// 5. No RNA of this species fits it with at most one mismatch, and it lies, `min_tracer_insert` nt or more,
///    without mismatch and tail on a tracer: `other_species`. This comes before 2 to 4, which matters where
///    two mismatches are allowed.
/// 6. It aligns to the reverse complement of a hairpin, long enough to be counted: `antisense`.
/// 7. It is of low complexity: the most frequent base at its even positions and the most frequent at its odd
///    positions, which may be the same, together make up 90 % of it. N counts as no base.
/// 8. `unmapped`.
///
/// Competitors that are hosts of a claiming mature (competitor::host_of) do not compete for the read.
///
/// A read of another RNA resembles a row (assignment::rows) when the row would claim it were the RNA not
/// known, or when it begins within `max_shift_5p` of where the row's mature fits that RNA with at most one
/// mismatch: so it is known of the reads of U2 that begin as miR-1246 does that they are no miR-1246.
///
/// Immutable and thread-safe; one for all samples and threads.
class annotator
{
  public:
    /// Keeps a reference to `reference`, which must outlive the annotator, and none to `others`. `seeds`:
    /// those of just this reference's hairpins, if they are stored. Throws usage_error when the settings are
    /// out of range or this build lacks the engine.
    annotator(reference::mirna_reference const & reference,
              other_rnas const & others,
              align::config settings,
              align::engine_kind engine = align::engine_kind::seed_index,
              std::shared_ptr<align::stored_seeds const> seeds = nullptr);
    ~annotator();
    annotator(annotator && other) noexcept;
    annotator & operator=(annotator && other) noexcept;

    /// `insert`: upper-case DNA letters.
    [[nodiscard]] assignment operator()(std::string_view insert) const;

    /// The same with the alignments it rests on.
    [[nodiscard]] evidence explain(std::string_view insert) const;

    /// Whether the insert lies on a hairpin or competitor without mismatch and tail, or equals a spike-in.
    [[nodiscard]] bool is_exact(std::string_view insert) const;

  private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace polarmir::count
