#pragma once
#include <polarmir/differential/linear_fit.hpp>
#include <polarmir/differential/moderation.hpp>
#include <polarmir/differential/set_member.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace polarmir::differential {

/// Whether the members of a set change together: a self-contained test, of the members alone.
struct fry_result
{
    std::size_t members{0};
    differential::direction direction{direction::up};
    double t{0};
    double df{0}; ///< residual degrees of freedom of the design
    double p{1};  ///< two-sided
    /// p of changes of members in any directions. Liberal with few degrees of freedom (up to .11 at a nominal
    /// .05 with three samples in each of two groups, on plasma), and hardly ever small, whatever the data,
    /// with fewer members than df + 1: to be shown only with df >= 10 and members > df. Absent where every
    /// rotation gives the same statistic.
    std::optional<double> p_mixed;
};

/// Rotation test with infinitely many rotations (Wu et al. 2010, Bioinformatics 26:2176, doi
/// 10.1093/bioinformatics/btq401; `fry` of limma, standardised by posterior standard deviations) of the last
/// coefficient of the design, one result for each set. Nothing for a set without members, or where the
/// weighted sum of its members does not vary.
///
/// With e_g1 the effect of the last coefficient and e_g2 ... e_g(d+1) the residual effects of row g
/// (linear_fit), w_g the weight of a member, d0 and s0_g^2 the prior:
///
///     m_j = sum over the members of w_g e_gj / s~_g
///     t   = m_1 / sqrt(mean of m_j^2 over j = 2 ... d + 1),  with d degrees of freedom
///     s~_g^2 = (.92 d v_g + d0 s0_g^2) / (.92 d + d0)
///     v_g = (sum of e_gj^2 - max of e_gj^2) / (d + 1 - E),  E: mean of the largest of d + 1 chi^2_1
///
/// v_g leaves the largest effect of a row out because under the alternative that is the tested one, and
/// counts all others alike, as a rotation does. How members are correlated needs no estimate: it is in the
/// residual effects.
[[nodiscard]] std::vector<std::optional<fry_result>>
fry(linear_fit const & fit, moderated_variances const & moderated, std::span<member_list const> sets);

} // namespace polarmir::differential
