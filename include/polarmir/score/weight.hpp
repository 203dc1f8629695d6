#pragma once
#include <polarmir/score/shipped.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace polarmir::score {

/// Used members of one genomic cluster, or of one seed family, weigh no more than this together.
inline constexpr double relatives_cap{1.5};

/// A group of relatives and what it does to the weight of one of them.
struct weight_cap
{
    double total{0};  ///< of the used members of the group, before the cap
    double factor{1}; ///< relatives_cap / total where the total is above it
};

/// What the weight of a curated member is made of (reference/signatures/README.md, the script `weigh`): the
/// product of all factors.
struct weight_factors
{
    double tier{0};                      ///< strong 1, moderate 2/3, weak 1/3
    double papers{0};                    ///< (1 + log2 papers) / (1 + log2 most_papers); 0 without a paper
    std::uint32_t most_papers{0};        ///< of a used member of the set
    double arm{1};                       ///< 1/2 where the arm was inferred
    double side{1};                      ///< 1/2 where every report is of opposing the other side
    std::optional<weight_cap> cluster{}; ///< nothing for a member without a cluster, or left out
    std::optional<weight_cap> seed_family{}; ///< after the caps of clusters

    [[nodiscard]] double weight() const noexcept;
};

/// The factors of `one`, a member of `all`, whose lines of the same set are its relatives. Left-out members
/// are not capped and cap no other. Throws input_error for a tier that is none.
[[nodiscard]] weight_factors factors_of(curated_member const & one, std::span<curated_member const> all);

} // namespace polarmir::score
