#include "fit.hpp"

#include "variants.hpp"

#include <polarmir/parallel/parallel_for.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace polarmir::concordance {
namespace {

/// Share of the distance of our own rules that a changed part must explain.
constexpr double worth{0.005};

/// Known rules from which the search starts: the closest, and more that are hardly further off.
constexpr std::size_t fewest_starts{3};
constexpr std::size_t most_starts{6};
constexpr double hardly_further{2};

constexpr std::size_t most_changes{8};

class search
{
  public:
    search(std::span<fit_sample const> samples,
           std::span<std::uint32_t const> group_of_row,
           reference::mirna_reference const & reference,
           std::size_t threads,
           bool free_scale) :
        samples_{samples},
        group_of_row_{group_of_row}, reference_{reference}, threads_{threads},
        free_scale_{free_scale}, least_{std::max(1.0, worth * distance(rules{}))}
    {}

    [[nodiscard]] fitted_rules operator()() const
    {
        std::span<rules const> const known = known_rules();
        std::vector<double> const distances = measure(known);
        std::vector<std::size_t> order(known.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::ranges::stable_sort(order, {}, [&](std::size_t i) { return distances[i]; });
        fitted_rules best;
        for (std::size_t i = 0; i < std::min(most_starts, order.size()); ++i)
        {
            if (i >= fewest_starts &&
                distances[order[i]] > hardly_further * distances[order.front()] + least_)
                break;
            fitted_rules const found = descend(known[order[i]], distances[order[i]]);
            if (i == 0 || cost(found) < cost(best))
                best = found;
        }
        return with_total(std::move(best));
    }

    /// The known rules that are closest as they are.
    [[nodiscard]] fitted_rules known_only() const
    {
        std::span<rules const> const known = known_rules();
        std::vector<double> const distances = measure(known);
        fitted_rules best{known.front(), {}, distances.front()};
        for (std::size_t i = 1; i < known.size(); ++i)
            if (fitted_rules const one{known[i], {}, distances[i]}; cost(one) < cost(best))
                best = one;
        return with_total(std::move(best));
    }

    /// Reads by which it misses, and what each change must be worth.
    [[nodiscard]] double cost(fitted_rules const & one) const
    {
        double const changes =
            static_cast<double>(one.adjusted.size()) + (one.best.name == rules{}.name ? 0 : 1);
        return one.distance + least_ * changes;
    }

    [[nodiscard]] double least_worth() const noexcept { return least_; }

  private:
    [[nodiscard]] fitted_rules with_total(fitted_rules found) const
    {
        for (fit_sample const & sample : samples_)
            found.total += std::accumulate(sample.theirs.begin(), sample.theirs.end(), 0.0);
        return found;
    }

    [[nodiscard]] double distance(rules const & by) const
    {
        double sum{0};
        for (fit_sample const & sample : samples_)
        {
            std::vector<double> const groups = in_groups(
                simulated_counts(*sample.evidence, by, reference_), group_of_row_, sample.theirs.size());
            double const scale = free_scale_ ? ratio_of_counts(sample.theirs, groups).value_or(1) : 1;
            for (std::size_t i = 0; i < groups.size(); ++i)
                sum += std::abs(scale * groups[i] - sample.theirs[i]);
        }
        return sum;
    }

    [[nodiscard]] std::vector<double> measure(std::span<rules const> candidates) const
    {
        std::vector<double> distances(candidates.size());
        parallel_for(threads_, candidates.size(), 1, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                distances[i] = distance(candidates[i]);
        });
        return distances;
    }

    /// Changes the part that helps most, again and again.
    [[nodiscard]] fitted_rules descend(rules const & start, double distance) const
    {
        fitted_rules now{start, {}, distance};
        for (std::size_t changes = 0; changes < most_changes; ++changes)
        {
            std::vector<rules> candidates;
            for (std::size_t part = 0; part < clause_count; ++part)
            {
                std::vector<rules> const more = variants(now.best, static_cast<clause>(part));
                candidates.insert(candidates.end(), more.begin(), more.end());
            }
            std::vector<double> const distances = measure(candidates);
            fitted_rules next = now;
            for (std::size_t i = 0; i < candidates.size(); ++i)
                if (fitted_rules const one{candidates[i], adjusted(candidates[i], start), distances[i]};
                    cost(one) < cost(next))
                    next = one;
            if (next.best == now.best)
                break;
            now = next;
        }
        return now;
    }

    [[nodiscard]] static std::vector<clause> adjusted(rules const & now, rules const & start)
    {
        std::vector<clause> parts;
        for (std::size_t part = 0; part < clause_count; ++part)
            if (!agree(now, start, static_cast<clause>(part)))
                parts.push_back(static_cast<clause>(part));
        return parts;
    }

    std::span<fit_sample const> samples_;
    std::span<std::uint32_t const> group_of_row_;
    reference::mirna_reference const & reference_;
    std::size_t threads_;
    bool free_scale_; ///< of each sample, whatever fits
    double least_;
};

} // namespace

std::optional<double> ratio_of_counts(std::span<double const> theirs, std::span<double const> ours)
{
    constexpr double enough_reads{20};
    constexpr std::size_t enough_mirnas{5};
    std::vector<std::pair<double, double>> ratios; // and weights
    double total{0};
    for (std::size_t i = 0; i < ours.size(); ++i)
        if (ours[i] >= enough_reads)
        {
            ratios.emplace_back(theirs[i] / ours[i], std::sqrt(ours[i]));
            total += ratios.back().second;
        }
    if (ratios.size() < enough_mirnas)
        return std::nullopt;
    std::ranges::sort(ratios);
    double below{0};
    for (auto const & [ratio, weight] : ratios)
        if (below += weight; below >= total / 2)
            return ratio;
    return std::nullopt;
}

fitted_rules fit(std::span<fit_sample const> samples,
                 std::span<std::uint32_t const> group_of_row,
                 reference::mirna_reference const & reference,
                 std::size_t threads)
{
    search const unscaled{samples, group_of_row, reference, threads, false};
    search const scaled{samples, group_of_row, reference, threads, true};
    fitted_rules as_they_are = unscaled();
    // A table that was only scaled is not explained by rules that happen to lose as many reads.
    constexpr double all_but_rounding{0.01};
    if (fitted_rules known = scaled.known_only();
        known.distance <= all_but_rounding * known.total &&
        unscaled.cost(known) + unscaled.least_worth() < unscaled.cost(as_they_are))
        return known;
    constexpr double good_enough{0.02};
    if (as_they_are.distance <= good_enough * as_they_are.total)
        return as_they_are;
    fitted_rules with_scale = scaled();
    constexpr double much_closer{0.5};
    return with_scale.distance < much_closer * as_they_are.distance ? with_scale : as_they_are;
}

} // namespace polarmir::concordance
