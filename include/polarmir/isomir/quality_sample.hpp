#pragma once
#include <polarmir/core/packed_sequence.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::isomir {

/// Mean quality of a base over the reads of an insert that are in a sample of reads.
struct base_quality
{
    double phred{0};
    std::uint64_t reads{0}; ///< 0: none of the insert's reads is in the sample
};

/// The base qualities of some reads. Distinct inserts have none: this keeps those of the first reads of a
/// library, to tell substitutions from bases that were hard to read.
class quality_sample
{
  public:
    /// `qualities`: one byte per base of the insert, Phred + 33.
    void add(packed_sequence const & insert, std::string_view qualities);

    /// The reads of `later` after those that are here.
    void append(quality_sample const & later);

    /// Must be called when all reads are added and before `at`; doing it again costs nothing.
    void finish();

    /// Of the base at `position` (0-based) of the insert.
    [[nodiscard]] base_quality at(packed_sequence const & insert, std::size_t position) const;

  private:
    struct entry
    {
        packed_sequence insert;
        std::size_t begin{0}; ///< in qualities_
    };

    std::vector<entry> entries_;
    std::string qualities_;
    bool is_sorted_{true};
};

} // namespace polarmir::isomir
