#pragma once
#include <polarmir/library/layout.hpp>
#include <polarmir/reads/fastq.hpp>
#include <polarmir/trim/adapter.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::trim {

/// What becomes of a read before it is aligned; the first that applies, in this order.
enum class outcome : std::uint8_t
{
    kept,
    umi_invalid,   ///< the library has a UMI and the read ends inside or before it, or it holds an N
    adapter_dimer, ///< adapter found, insert of 0-7 nt
    too_short,     ///< insert shorter than min_insert
    untrimmed,     ///< adapter expected, not found, and more than keep_untrimmed_up_to nt left
    too_long,      ///< insert longer than max_insert
    n_bases,       ///< the insert holds an N
    low_quality,   ///< sum of error probabilities over the insert above max_expected_errors
};
inline constexpr std::size_t outcome_count{8};

[[nodiscard]] char const * name_of(outcome o) noexcept;

struct config
{
    library::layout layout;
    std::uint32_t min_insert{16};
    std::uint32_t max_insert{50};           ///< at most 64
    std::uint32_t keep_untrimmed_up_to{35}; ///< of what is left after the 5' clip and poly-G
    double max_expected_errors{1.0};        ///< infinity: no quality filter
    std::uint32_t min_poly_g{8};            ///< shortest run of G at the read's end that is cut off

    /// Throws usage_error when a value is outside its range.
    void validate() const;
};

/// An insert shorter than this behind a found adapter is adapter ligated to adapter.
inline constexpr std::uint32_t longest_dimer_insert{7};

struct trimmed_read
{
    trim::outcome outcome{outcome::kept};
    bool adapter_found{false}; ///< the adapter, or the poly-A tail before it
    std::string_view insert;   ///< part of the read's bases
    /// The UMI, two bits a base (A 0, C 1, G 2, T 3), the first base highest; 0 when the library has none or
    /// it is invalid.
    std::uint64_t umi{0};
};

/// Values that add up over batches.
struct stats
{
    std::uint64_t reads{0};
    std::uint64_t with_adapter{0};
    std::array<std::uint64_t, outcome_count> outcomes{};
    /// Of all reads whose insert is known, index = nt: not of `umi_invalid` and `untrimmed` ones.
    std::vector<std::uint64_t> insert_lengths;

    void add(trimmed_read const & read);
    stats & operator+=(stats const & other);
};

/// The bases of a packed UMI of that length.
[[nodiscard]] std::string umi_to_string(std::uint64_t packed, std::uint32_t length);

/// Finds the insert in a read, then judges it. In this order:
/// 1. `clip_5p` bases are cut off at the 5' end. The adapter is looked for in the whole read, so that it is
///    also found where it begins inside these bases (the insert is empty then).
/// 2. From the adapter's begin on all is cut off, and the `gap_3p` bases before it.
/// 3. Of a poly-A library, all is cut off from the begin of the tail on (see find_poly_a). A read that ends
///    inside its tail shows no adapter: the tail counts as adapter.
/// 4. Without adapter in the read, a run of at least `min_poly_g` G at the read's end (no signal on
///    two-colour instruments) is cut off. What is left is the insert when it has at most
///    `keep_untrimmed_up_to` nt, otherwise the read is `untrimmed`.
/// A layout without adapter and tail means that reads are inserts (but for `clip_5p` and `gap_3p`): nothing
/// is `untrimmed`, no poly-G is cut.
///
/// The UMI is taken from the raw read or its name, checked (complete, no N) and handed on. A read without
/// adapter has no UMI that would lie behind or before it: `umi_invalid` unless it is `untrimmed`. N and
/// quality are judged on the insert only. Without qualities (all equal) there is no quality filter.
class trimmer
{
  public:
    /// Throws usage_error, see config::validate.
    explicit trimmer(config settings);
    [[nodiscard]] trimmed_read operator()(reads::read_view const & read) const noexcept;

  private:
    [[nodiscard]] std::string_view
    cut(std::string_view bases, std::size_t adapter_begin, trimmed_read & result) const noexcept;
    /// False when the library has a UMI and this read no valid one.
    [[nodiscard]] bool
    take_umi(reads::read_view const & read, std::size_t adapter_begin, trimmed_read & result) const noexcept;
    [[nodiscard]] outcome judge(reads::read_view const & read, trimmed_read const & result) const noexcept;
    [[nodiscard]] bool has_too_many_errors(std::string_view qualities) const noexcept;
    [[nodiscard]] std::uint32_t parts_of(char quality) const noexcept;
    [[nodiscard]] double expected_errors(std::string_view qualities) const noexcept;

    config config_;
    adapter_finder find_adapter_;
    std::array<double, 128> error_probability_{}; ///< by quality character
    char safe_quality_{0}; ///< an insert is good enough when none of its qualities is below
    std::array<std::uint32_t, 128> error_parts_{}; ///< the same in whole parts of 1 / 2^22, rounded down
};

} // namespace polarmir::trim
