#pragma once
#include "score/sample_profile.hpp"

#include <polarmir/score/mirna_rows.hpp>
#include <polarmir/score/signature.hpp>
#include <polarmir/score/verdict.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <vector>

namespace polarmir::score {

/// A member that has a row.
struct placed_member
{
    std::size_t row{0};
    double weight{0};
    int direction{1};
};

/// A signature laid on the rows of a count table.
struct placed_set
{
    std::size_t size{0};                ///< members of the signature, with a row or not
    std::size_t left_out{0};            ///< of these, in the table but asked to leave out
    double total_weight{0};             ///< of all of them
    double weight{0};                   ///< of those with a row
    std::vector<placed_member> members; ///< by row

    /// a_g of a member: its direction times its share of the weight that has a row.
    [[nodiscard]] double coefficient(placed_member const & one) const noexcept
    {
        return one.direction * one.weight / weight;
    }
};

/// By accession, else by name.
[[nodiscard]] std::optional<std::size_t> find_row(member const & one, mirna_rows const & rows);

/// `without`: rows that do not take part although they are members.
[[nodiscard]] placed_set
place(signature const & set, mirna_rows const & rows, std::set<std::size_t> const & without);

/// How much of the set the sample shows.
[[nodiscard]] coverage cover(placed_set const & set, sample_profile const & sample);

} // namespace polarmir::score
