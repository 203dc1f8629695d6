#pragma once
#include <polarmir/reference/mirna_reference.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::concordance {

/// An insert laid whole and ungapped on a hairpin, or its reverse complement.
struct placed
{
    std::uint32_t hairpin{0};
    std::uint32_t begin{0};      ///< 0-based, first base of the hairpin that is covered
    bool antisense{false};       ///< the reverse complement lies there
    std::uint64_t mismatches{0}; ///< bit i: base i of the insert disagrees, or lies beyond the hairpin
    friend bool operator==(placed const &, placed const &) = default;
};

/// Finds where an insert could lie under the rules of any pipeline: more than our own aligner returns, which
/// keeps the best only and forgives nothing at the 5' end.
///
/// Complete for placements (of the insert, or for the other strand of its reverse complement) with at most
/// two mismatches in bases 2 to 16: of the three seeds of five bases there, one agrees. Inserts of fewer than
/// `min_length` bases are not placed.
class placement_finder
{
  public:
    static constexpr std::uint32_t min_length{16};
    static constexpr std::uint32_t max_length{64};
    static constexpr int max_seed_mismatches{2};

    /// Keeps a reference to `reference`.
    explicit placement_finder(reference::mirna_reference const & reference);

    /// Upper-case DNA letters. Sorted by (strand, hairpin, begin). Empty when none of them overlaps a mature
    /// by 15 bases or more, so that no rule can count it.
    [[nodiscard]] std::vector<placed> operator()(std::string_view insert) const;

  private:
    void index_words();
    void index_seeds();
    void find(std::string_view insert, bool antisense, std::vector<placed> & found) const;
    [[nodiscard]] bool is_near_mature(placed const & place, std::uint32_t length) const;

    reference::mirna_reference const & reference_;
    std::string text_;                       ///< all hairpins, each followed by a separator
    std::vector<std::uint32_t> starts_;      ///< of the hairpins in text_, and its end
    std::vector<std::uint32_t> words_;       ///< by position: the next 16 bases, two bits each
    std::vector<std::uint32_t> unknown_;     ///< by position: lanes of words_ that hold no base
    std::vector<std::uint32_t> bucket_ends_; ///< by seed
    std::vector<std::uint32_t> positions_;   ///< in text_, by seed
};

} // namespace polarmir::concordance
