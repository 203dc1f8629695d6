#include "normalise/columns.hpp"
#include "normalise/geometric_mean.hpp"

#include <polarmir/normalise/agreement.hpp>
#include <polarmir/normalise/factors.hpp>

#include <cmath>

namespace polarmir::normalise {

std::optional<std::vector<disagreement>> tmm_rle_disagreements(matrix const & counts,
                                                               std::span<std::string const> samples)
{
    auto const rle = relative_log_expression(checked_libraries(counts, samples));
    if (!rle)
        return std::nullopt;
    std::vector<double> const tmm = factors(counts, method::tmm, samples);
    std::vector<disagreement> found;
    for (std::size_t sample = 0; sample < tmm.size(); ++sample)
        if (std::abs(std::log2(tmm[sample] / (*rle)[sample])) > large_disagreement)
            found.push_back({sample, tmm[sample], (*rle)[sample]});
    return found;
}

} // namespace polarmir::normalise
