#pragma once
#include <polarmir/align/aligner.hpp>
#include <polarmir/count/assignment.hpp>
#include <polarmir/reference/mirna_reference.hpp>
#include <polarmir/reference/spike_in.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace polarmir::count {

/// Templated nt from which an aligned insert counts (as miRNA or antisense).
inline constexpr std::uint32_t min_counted_exact{17};
inline constexpr std::uint32_t min_counted_with_mismatch{18};

/// How far the ends of an alignment may lie from the ends of the mature that claims it, nt in either
/// direction.
inline constexpr std::uint32_t max_shift_5p{3};
inline constexpr std::uint32_t max_shift_3p{5};

/// Decides what a distinct insert is; the first of these that applies:
///
/// 1. It aligns to a hairpin (align::aligner). In each alignment a mature claims the read when the insert
/// begins
///    within `max_shift_5p` of the mature's begin and its templated part ends within `max_shift_3p` of the
///    mature's end; of several the one with the smallest |5' shift|, then |3' shift|, then the one that
///    begins first, then the smallest accession. Once an alignment is claimed the unclaimed ones are dropped.
///    A claimed read is `mirna` when its templated part has `min_counted_exact` bases without or
///    `min_counted_with_mismatch` with a mismatch, or when the insert equals a mature of a claiming row;
///    else, like an unclaimed one, `hairpin_other`.
/// 2. It equals a spike-in: `spike_in`. This goes before 1 unless the insert aligns without mismatch and
/// tail.
/// 3. It aligns to the reverse complement of a hairpin, long enough to be counted: `antisense`.
/// 4. It is of low complexity: the most frequent base at its even positions and the most frequent at its odd
///    positions, which may be the same, together make up 90 % of it. N counts as no base.
/// 5. `unmapped`.
///
/// Immutable and thread-safe; one for all samples and threads.
class annotator
{
  public:
    /// Keeps a reference to `reference`, which must outlive the annotator; copies the spike-ins (DNA letters;
    /// of equal sequences the first counts). Throws usage_error when the settings are out of range.
    annotator(reference::mirna_reference const & reference,
              std::span<reference::spike_in const> spike_ins,
              align::config settings);
    ~annotator();
    annotator(annotator && other) noexcept;
    annotator & operator=(annotator && other) noexcept;

    /// `insert`: upper-case DNA letters.
    [[nodiscard]] assignment operator()(std::string_view insert) const;

    /// Whether the insert lies on a hairpin without mismatch and tail, or equals a spike-in.
    [[nodiscard]] bool is_exact(std::string_view insert) const;

  private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace polarmir::count
