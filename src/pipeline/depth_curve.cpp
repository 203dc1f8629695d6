#include "depth_curve.hpp"

#include <polarmir/qc/rarefaction.hpp>

#include <algorithm>
#include <numeric>

namespace polarmir::pipeline {
namespace {

/// The first pair with all its members is the index that is reported first.
constexpr std::size_t lead{0};

void set_index(depth_point & point, score::index_score const & index)
{
    point.index_verdict = index.verdict.result;
    if (index.value)
        point.index_se = index.value->se_total;
}

} // namespace

std::vector<depth_point>
depth_curve(std::span<double const> counts, score::scorer const & scorer, std::string const & sample)
{
    std::vector<depth_point> curve;
    if (std::accumulate(counts.begin(), counts.end(), 0.0) <= 0)
        return curve;
    std::vector<qc::rarefaction_point> const seen = qc::rarefaction(counts);
    std::vector<double> fewer(counts.size());
    for (std::size_t i = 0; i < seen.size(); ++i)
    {
        double const share = qc::rarefaction_shares[i];
        depth_point point{share, seen[i].depth, seen[i].detected, {}, score::verdict::not_scorable};
        std::ranges::transform(counts, fewer.begin(), [=](double reads) { return share * reads; });
        if (!scorer.pairs().empty())
            set_index(point, scorer.index_alone(lead, sample, fewer));
        curve.push_back(point);
    }
    return curve;
}

} // namespace polarmir::pipeline
