#include <polarmir/qc/spearman.hpp>

#include <cmath>
#include <limits>
#include <utility>

namespace polarmir::qc {
namespace {

struct cluster
{
    std::vector<std::size_t> leaves; ///< in drawing order; none once joined to another
    std::size_t joined{0};           ///< number of the join that made it, 0 for a sample: later is looser
};

matrix distances_of(matrix const & correlations)
{
    matrix result = correlations;
    for (double & value : result.values())
        value = std::isnan(value) ? 1 : 1 - value;
    return result;
}

/// The nearest two clusters, the first of equals; first < second.
std::pair<std::size_t, std::size_t> nearest(std::vector<cluster> const & clusters, matrix const & distances)
{
    std::pair<std::size_t, std::size_t> best{0, 0};
    double smallest{std::numeric_limits<double>::infinity()};
    for (std::size_t a = 0; a < clusters.size(); ++a)
        for (std::size_t b = a + 1; b < clusters.size(); ++b)
            if (!clusters[a].leaves.empty() && !clusters[b].leaves.empty() && distances(a, b) < smallest)
            {
                smallest = distances(a, b);
                best = {a, b};
            }
    return best;
}

/// Distances of the joined cluster, kept in the place of the first: means over pairs of samples.
void average(std::vector<cluster> const & clusters,
             std::pair<std::size_t, std::size_t> pair,
             matrix & distances)
{
    auto const [first, second] = pair;
    auto const n = static_cast<double>(clusters[first].leaves.size());
    auto const m = static_cast<double>(clusters[second].leaves.size());
    for (std::size_t other = 0; other < clusters.size(); ++other)
        distances(first, other) = distances(other, first) =
            (n * distances(first, other) + m * distances(second, other)) / (n + m);
}

} // namespace

std::vector<std::size_t> similarity_order(matrix const & correlations)
{
    if (correlations.rows() == 0)
        return {};
    matrix distances = distances_of(correlations);
    std::vector<cluster> clusters(correlations.rows());
    for (std::size_t i = 0; i < clusters.size(); ++i)
        clusters[i].leaves.push_back(i);
    for (std::size_t join = 1; join < clusters.size(); ++join)
    {
        auto const pair = nearest(clusters, distances);
        average(clusters, pair, distances);
        cluster & kept = clusters[pair.first];
        cluster other = std::exchange(clusters[pair.second], {});
        if (other.joined < kept.joined)
            std::swap(kept, other);
        kept.leaves.insert(kept.leaves.end(), other.leaves.begin(), other.leaves.end());
        kept.joined = join;
    }
    return clusters.front().leaves;
}

} // namespace polarmir::qc
