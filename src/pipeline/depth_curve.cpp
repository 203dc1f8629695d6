#include "depth_curve.hpp"

#include <polarmir/qc/rarefaction.hpp>

#include <algorithm>
#include <numeric>

namespace polarmir::pipeline {
namespace {

/// The index of the first pair with all members is the one that is reported first.
void set_index(depth_point & point, score::sample_scores const & scores)
{
    point.index_verdict = score::verdict::not_scorable;
    auto const lead = std::ranges::find_if(scores.indices, [](score::index_score const & one) {
        return one.pair == 0 && one.variant == score::variant::all;
    });
    if (lead == scores.indices.end())
        return;
    point.index_verdict = lead->verdict.result;
    if (lead->value)
        point.index_se = lead->value->se_total;
}

} // namespace

std::vector<depth_point>
depth_curve(std::span<double const> counts, score::scorer const & scorer, score::sample_scores const & full)
{
    std::vector<depth_point> curve;
    if (std::accumulate(counts.begin(), counts.end(), 0.0) <= 0)
        return curve;
    std::vector<qc::rarefaction_point> const seen = qc::rarefaction(counts);
    std::vector<double> fewer(counts.size());
    for (std::size_t i = 0; i < seen.size(); ++i)
    {
        double const share = qc::rarefaction_shares[i];
        depth_point point{share, seen[i].depth, seen[i].detected, {}, {}};
        if (share == 1)
            set_index(point, full);
        else
        {
            std::ranges::transform(counts, fewer.begin(), [=](double reads) { return share * reads; });
            set_index(point, scorer(full.sample, fewer));
        }
        curve.push_back(point);
    }
    return curve;
}

} // namespace polarmir::pipeline
