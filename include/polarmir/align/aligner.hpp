#pragma once
#include <polarmir/align/alignment.hpp>
#include <polarmir/align/hairpin_index.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace polarmir::align {

struct config
{
    unsigned max_mismatches{1}; ///< in the templated part, 0-2

    /// Throws usage_error.
    void validate() const;
};

/// All alignments of the best stratum, complete by construction.
struct result
{
    align::stratum stratum;            ///< of every alignment; meaningless when there is none
    std::vector<alignment> alignments; ///< sorted by (hairpin, position); empty when nothing fits
};

/// Finds where an insert lies on the hairpins, without gaps, on the sense strand.
///
/// At position p of a hairpin the insert's base i meets hairpin base p + i. The two disagree when they
/// differ, when either is not one of A, C, G, T, and when the hairpin has ended there; the insert may not
/// begin before the hairpin. The first disagreeing base among the insert's last `max_tail` opens the
/// non-templated tail, which reaches to the insert's end whatever the bases after it are; without one there
/// is no tail. The alignment is valid when the templated part before the tail has at least `min_templated`
/// bases, all on the hairpin, at most `config::max_mismatches` of them disagreeing, none of these among its
/// last `clean_end`.
///
/// So each (hairpin, position) has one tail length, and "the tail opens with a disagreement" together with
/// "the last `clean_end` templated bases agree" admits no other: were tails t < u <= 3 both admissible, the
/// base that opens u would disagree; but it is at most 3 bases before the end of t's templated part, which
/// must be clean there. And any base of the last 3 before an admissible tail agrees, so the tail opens at the
/// first of them that does not.
///
/// Of all valid alignments those of the best stratum are returned, every one of them.
class aligner
{
  public:
    /// Keeps a reference to `index`, which must outlive the aligner and stay where it is. Throws usage_error
    /// when the settings are out of range.
    aligner(hairpin_index const & index, config settings);

    /// `insert`: upper-case DNA letters; one of fewer than `min_templated` letters never aligns. Thread-safe.
    [[nodiscard]] result operator()(std::string_view insert) const;

    /// The same with at most `max_mismatches` mismatches, which may be fewer than config has. Throws
    /// usage_error when there are more than config allows.
    [[nodiscard]] result operator()(std::string_view insert, unsigned max_mismatches) const;

  private:
    hairpin_index const * index_;
    config config_;
};

/// How good a valid alignment of `insert` is.
[[nodiscard]] stratum stratum_of(std::string_view insert, alignment const & a) noexcept;

/// Every valid alignment (see aligner), of whatever stratum, sorted by (hairpin, position).
[[nodiscard]] std::vector<alignment>
every_alignment(hairpin_index const & index, std::string_view insert, unsigned max_mismatches);

} // namespace polarmir::align
