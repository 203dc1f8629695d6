#pragma once
#include <polarmir/core/matrix.hpp>
#include <polarmir/score/count_matrix.hpp>
#include <polarmir/score/scorer.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace polarmir::score {

/// What each miRNA adds to the lead index: that of the first pair of opposing sets, with all members.
struct index_contributions
{
    std::vector<std::size_t> rows;    ///< of mirna_rows, ascending: members whose coefficient is not 0
    std::vector<double> coefficients; ///< C_g: a_g in M1 minus a_g in M2
    /// miRNA x sample, log2: C_g (y_g - b) of scorer. The sum of a column is the index of its sample. NaN in
    /// samples without a background.
    matrix values;
};

/// `samples`: the scores of the columns of `counts`, same order. Nothing in it where no sets are opposed.
[[nodiscard]] index_contributions
contributions_of(scorer const & scores, std::span<sample_scores const> samples, count_matrix const & counts);

} // namespace polarmir::score
