#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace polarmir::collapse {

/// When a UMI is taken for another one misread.
enum class umi_method
{
    /// UMI-tools' directional rule (Smith, Heger & Sudbery, Genome Res. 2017;27:491): b is merged into a when
    /// they differ in one base and n_a >= 2 n_b - 1; but never into a UMI of one read, and not at all for an
    /// insert with so many UMIs that a neighbour by chance is likelier than one in 20 (3 L n / 4^L >= 0.05).
    /// Without these two guards the original rule loses most of the true singletons of abundant miRNAs. Their
    /// price: of two reads of a molecule one of which is misread both stay. Where half of the reads are
    /// duplicates that adds less than 1 % with 0.1 % misread bases in the UMI, 3 to 5 % with 0.5 %.
    directional,
    umi_tools, ///< the rule as published
};

struct umi_config
{
    std::uint32_t length{0}; ///< L, nt, 1 to 32
    umi_method method{umi_method::directional};
};

/// A UMI (two bits a base) and the reads of one insert that have it.
struct umi_count
{
    std::uint64_t umi{0};
    std::uint64_t count{0};
};

/// The molecules of one insert.
struct molecule_count
{
    std::uint64_t umis{0};      ///< distinct UMIs n
    std::uint64_t molecules{0}; ///< UMIs left after merging
    /// Expected number of molecules when that many UMIs are seen: -4^L ln(1 - molecules / 4^L), rounded; two
    /// molecules may have the same UMI by chance. At most the reads: no more molecules were sequenced.
    std::uint64_t corrected{0};
    bool saturated{false}; ///< 95 % of all UMIs are taken: three molecules for each, `corrected` is rough
    bool dense{false};     ///< too many UMIs to tell errors from chance: not merged (directional only)
};

/// What is seen over all inserts of a sample.
struct umi_summary
{
    std::uint64_t reads{0};
    std::uint64_t umis{0};      ///< distinct (insert, UMI)
    std::uint64_t molecules{0}; ///< after merging
    std::uint64_t corrected{0};
    std::uint64_t dense_inserts{0};
    std::uint64_t saturated_inserts{0};
    std::uint64_t merged_reads{0}; ///< of inserts misread in one base, see umi_collapser::finish
    std::map<std::uint64_t, std::uint64_t> family_sizes; ///< reads of a molecule -> number of molecules

    /// 1 - molecules / reads: share of the reads that repeat a molecule; 0 without reads.
    [[nodiscard]] double duplication() const noexcept;
    /// Expected share of molecules that hide behind the same UMI of the same insert: 1 - molecules /
    /// corrected.
    [[nodiscard]] double collisions() const noexcept;
    /// Molecules expected among half of the reads, drawn without replacement, as a share of those among all:
    /// near 1 when the library is sequenced out. Hypergeometric expectation, no random draw.
    [[nodiscard]] double seen_at_half() const;

    umi_summary & operator+=(umi_summary const & other);
};

/// Counts the molecules of one insert and adds them to `summary`. `umis`: distinct, in any order, which is
/// changed. The count does not depend on the order.
[[nodiscard]] molecule_count
count_molecules(std::span<umi_count> umis, umi_config const & settings, umi_summary & summary);

} // namespace polarmir::collapse
