#pragma once
#include <polarmir/collapse/collapser.hpp>
#include <polarmir/collapse/molecules.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace polarmir::collapse {

/// A read's insert and its UMI, two bits a base.
struct tagged_insert
{
    packed_sequence sequence;
    std::uint64_t umi{0};
    friend bool operator==(tagged_insert const &, tagged_insert const &) = default;
};

/// A distinct insert with a distinct UMI, and how many reads have both.
struct tagged_count
{
    tagged_insert insert;
    std::uint64_t count{0};
};

/// Whether an insert is that of a reference, exactly: it cannot be taken for another one misread.
using known_insert = std::function<bool(packed_sequence const &)>;

/// The distinct inserts of a sample with UMIs.
struct counted_molecules
{
    std::vector<unique_read> reads;        ///< most frequent first, as of collapser
    std::vector<molecule_count> molecules; ///< of `reads`, same order
    umi_summary summary;
};

/// Counts the distinct pairs of insert and UMI of a sample.
class umi_collapser
{
  public:
    umi_collapser();
    ~umi_collapser();
    umi_collapser(umi_collapser && other) noexcept;
    umi_collapser & operator=(umi_collapser && other) noexcept;

    /// The inserts of some reads with their UMIs. May be called from several threads at once, as of
    /// collapser.
    void add(std::span<tagged_insert const> inserts);

    /// Counts the molecules of every insert. The result does not depend on `threads`. Empties the collapser.
    ///
    /// Given `merge_unless`, inserts misread in one base are put right first: the reads of b with a UMI
    /// become reads of a with that UMI when a and b have the same length and differ in one base, a has at
    /// least ten times as many of them, and `merge_unless` is false for b. Of several a the one with most
    /// reads, of equals the alphabetically first; where a goes elsewhere itself, b goes with it.
    [[nodiscard]] counted_molecules
    finish(umi_config const & settings, std::size_t threads, known_insert const & merge_unless = {});

  private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace polarmir::collapse
