#pragma once
#include <polarmir/library/umi_in_name.hpp>
#include <polarmir/reference/kit.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace polarmir::library {

/// How a read is built: clip_5p - insert - gap_3p [- poly-A] - adapter_3p [- UMI]. What `trim` needs to know.
struct layout
{
    std::string adapter_3p;   ///< DNA letters; empty: the reads are their inserts, or end inside their tail
    std::uint32_t clip_5p{0}; ///< bases before the insert: random, bar code or UMI
    std::uint32_t gap_3p{0};  ///< random bases between insert and adapter; without adapter, at the read's end
    reference::umi_place umi{reference::umi_place::none};
    std::uint32_t umi_length{0};
    name_umi umi_in_name{name_umi::none}; ///< where in the name, for umi_place::read_name
    bool poly_a{false};                   ///< the insert is tailed with A
    int phred_offset{33};
    bool has_qualities{true}; ///< false when all inspected qualities are equal: no quality filter
    friend bool operator==(layout const &, layout const &) = default;

    /// False when the reads are their inserts.
    [[nodiscard]] bool expects_adapter() const noexcept { return poly_a || !adapter_3p.empty(); }
};

/// `none`, `before_insert:8`, `after_adapter:12`, `random_ends:8` or `read_name:12`: place and length in nt
/// of the UMI, for tables.
[[nodiscard]] std::string umi_text(layout const & of);

enum class status
{
    detected,        ///< from the ends of known miRNAs in the reads
    kit_only,        ///< a known kit's adapter without enough miRNAs to confirm it
    already_trimmed, ///< reads of variable length that end where miRNAs end
    given,           ///< the user's --adapter or --kit
    inherited,       ///< that of the other samples of the cohort; its own reads do not show it for certain
    undetermined,    ///< the sample cannot be processed; `reason` says what to give
};

[[nodiscard]] char const * name_of(status s) noexcept;

/// What was found out about the library of one file or sample.
struct inference
{
    library::status status{status::undetermined};
    std::string kit; ///< the first in kits.tsv with just this layout, or `custom`; empty without adapter
    library::layout layout;
    std::uint64_t reads{0}; ///< inspected
    std::uint32_t shortest_read{0};
    std::uint32_t longest_read{0};
    /// Reads in which a known mature was found with at least 6 bases where the adapter is expected; of
    /// trimmed and undetermined libraries all reads with a known mature.
    std::uint64_t anchors{0};
    /// Share (0-1) of the anchors that carry the adapter within 3 nt of where it is expected, or, of trimmed
    /// libraries, that end at the read's end; of all reads where the anchors do not decide (`kit_only`,
    /// `given` with fewer than 10).
    double support{0};
    std::string reason; ///< one sentence for people
    std::vector<std::string> warnings;
    /// Undetermined not for want of evidence but because the reads (two libraries) or the user's wish (no
    /// such UMI) speak against any layout: none is inherited either.
    bool refused{false};
};

/// Shortest and longest inspected read in nt, for tables: `50` or `18-31`.
[[nodiscard]] std::string read_length_text(inference const & found);

} // namespace polarmir::library
