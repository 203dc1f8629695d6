#pragma once
#include <cstddef>
#include <span>
#include <string>

namespace polarmir::score {

/// May a score be used?
enum class verdict
{
    ok,
    low,          ///< with care: little depth or few members
    not_scorable, ///< printed as NA, with the reason
};

/// `OK`, `LOW`, `NA`.
[[nodiscard]] char const * name_of(verdict v) noexcept;

/// (sum w)^2 / sum w^2: how many equally weighted members would count as much (Kish 1965). 0 without any.
[[nodiscard]] double effective_members(std::span<double const> weights) noexcept;

/// How much of a set a sample shows. A member is detected with at least 3 reads and at least 1 CPM.
struct coverage
{
    std::size_t members{0};        ///< in the set
    std::size_t left_out{0};       ///< of these, in the table but not taken: red-cell miRNAs
    std::size_t in_reference{0};   ///< of these, taken and with a row in the count table
    std::size_t detected{0};       ///< of these, detected
    double weight_in_reference{0}; ///< share (0-1) of the set's total weight
    double weight_detected{0};     ///< share (0-1) of the set's total weight
    double effective{0};           ///< effective number of detected members (Kish), see effective_members
};

inline constexpr double detected_reads{3};
inline constexpr double detected_cpm{1};

/// Depth at which a miRNA of 10 CPM (score::offset_cpm) is seen with a chance of 95 %: 3 * 10^6 / 10.
inline constexpr double ok_reads{3e5};
inline constexpr double low_reads{1e5};
inline constexpr std::size_t fewest_members{5};
inline constexpr double ok_effective{4};
inline constexpr double ok_coverage{0.5};
inline constexpr double low_coverage{0.3};

/// What a verdict is about besides the coverage of the set.
struct sample_depth
{
    double mirna_reads{0};    ///< or molecules
    std::size_t panel{0};     ///< panel miRNAs with a row in the count table
    std::size_t min_panel{0}; ///< config::min_panel
};

/// A verdict and, unless it is OK, what is missing: `depth (897 of 100,000 miRNA counts, 99,103
/// missing)`, which are reads or molecules as the table holds them.
struct judgement
{
    verdict result{verdict::ok};
    std::string reason;
};

/// OK: reads >= 300,000, at least 5 members detected, effective number >= 4, weight detected >= 0.5.
/// LOW: reads >= 100,000, at least 5 members detected, weight detected >= 0.3.
/// Else not scorable, for the first of: depth, panel (too few panel miRNAs in the table), empty_set (no
/// member in the table), members, coverage.
///
/// Partial and full scores of real profiles correlate as the square root of the weight detected, whatever the
/// size of the set.
[[nodiscard]] judgement judge(sample_depth const & depth, coverage const & seen);

/// The verdict on the difference of two scores: the worse of both, with the reasons of both.
[[nodiscard]] judgement worse(judgement const & m1, judgement const & m2);

} // namespace polarmir::score
