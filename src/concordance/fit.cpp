#include "fit.hpp"

#include <polarmir/parallel/parallel_for.hpp>

#include <algorithm>
#include <cmath>

namespace polarmir::concordance {
namespace {

/// Share of the distance of our own rules that a changed part must explain.
constexpr double worth{0.005};

/// Known rules from which the search starts: the closest.
constexpr std::size_t starts{6};

constexpr std::size_t most_changes{8};

/// Every other value that is tried for one part.
std::vector<rules> variants(rules const & from, clause part, bool has_molecules)
{
    std::vector<rules> all;
    auto const add = [&](auto const & change) {
        rules one = from;
        change(one);
        if (!(one == from))
            all.push_back(one);
    };
    switch (part)
    {
    case clause::trimming:
        add([](rules & r) { r.dropped_reads = !r.dropped_reads; });
        break;
    case clause::umi:
        if (has_molecules)
            add([](rules & r) { r.molecules = !r.molecules; });
        break;
    case clause::competition:
        add([](rules & r) { r.competition = !r.competition; });
        break;
    case clause::strand:
        add([](rules & r) { r.both_strands = !r.both_strands; });
        break;
    case clause::length:
        for (std::uint32_t const length : {16U, 17U, 18U, 19U, 20U})
            add([&](rules & r) {
                r.min_length = length;
                r.min_exact = r.min_with_mismatch = 0;
            });
        add([](rules & r) { adopt(r, rules{}, clause::length); });
        break;
    case clause::start:
        for (window const w : {window{-3, 3},
                               window{-1, 1},
                               window{-2, 2},
                               window{-6, 6},
                               window{0, 0},
                               window{0, unlimited},
                               window{-2, unlimited},
                               window{-3, unlimited}})
            add([&](rules & r) { r.start = w; });
        break;
    case clause::end:
        for (window const w : {window{-5, 5}, window{-2, 2}, window{-3, 3}, window{-7, 7}, window{0, 0}})
            add([&](rules & r) {
                r.end = w;
                r.whole_read = false;
            });
        for (int const last : {0, 2, 5, 6, unlimited})
            add([&](rules & r) {
                r.end = {-unlimited, last};
                r.whole_read = true;
            });
        break;
    case clause::tail:
        for (std::uint32_t const tail : {0U, 1U, 2U, 3U})
            for (std::uint32_t const clean : {0U, 3U})
                add([&](rules & r) {
                    r.tail = tail;
                    r.clean_end = clean;
                    r.one_letter_tail = false;
                    r.seed = 0;
                });
        add([](rules & r) { r.one_letter_tail = true; });
        for (std::uint32_t const seed : {18U, 19U, 20U})
            add([&](rules & r) {
                r.seed = seed;
                r.clean_end = 0;
            });
        break;
    case clause::mismatches:
        for (unsigned const mismatches : {0U, 1U, 2U})
            add([&](rules & r) { r.mismatches = mismatches; });
        for (unsigned const disagreements : {1U, 2U, 3U, static_cast<unsigned>(unlimited)})
            add([&](rules & r) { r.disagreements = disagreements; });
        break;
    case clause::target:
        add([](rules & r) { r.matures_only = !r.matures_only; });
        break;
    case clause::best:
        for (best_hit const best : {best_hit::strata, best_hit::mismatches, best_hit::exact, best_hit::all})
            add([&](rules & r) { r.best = best; });
        break;
    case clause::ties:
        for (tie const ties : {tie::abundance, tie::equal, tie::full, tie::none})
            add([&](rules & r) { r.ties = ties; });
        break;
    case clause::hits:
        for (hit const hits : {hit::sequence, hit::name, hit::place})
            add([&](rules & r) { r.hits = hits; });
        break;
    case clause::filter:
        add([](rules & r) { r.min_exact_reads = r.min_exact_reads == 0 ? 2 : 0; });
        break;
    }
    return all;
}

class search
{
  public:
    search(std::span<fit_sample const> samples,
           std::span<std::uint32_t const> group_of_row,
           reference::mirna_reference const & reference,
           std::size_t threads) :
        samples_{samples},
        group_of_row_{group_of_row}, reference_{reference}, threads_{threads},
        has_molecules_{
            std::ranges::any_of(samples, [](fit_sample const & one) { return one.evidence->has_molecules; })},
        distance_of_ours_{distance(rules{})}, least_{std::max(1.0, worth * distance_of_ours_)}
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
        for (std::size_t i = 0; i < std::min(starts, order.size()); ++i)
        {
            fitted_rules const found = descend(known[order[i]], distances[order[i]]);
            if (i == 0 || cost(found) < cost(best))
                best = found;
        }
        best.distance_of_ours = distance_of_ours_;
        return best;
    }

  private:
    [[nodiscard]] double cost(fitted_rules const & one) const
    {
        return one.distance + least_ * static_cast<double>(one.adjusted.size());
    }

    [[nodiscard]] double distance(rules const & by) const
    {
        double sum{0};
        for (fit_sample const & sample : samples_)
        {
            std::vector<double> const counts = simulated_counts(*sample.evidence, by, reference_);
            std::vector<double> groups(sample.theirs.size(), 0);
            for (std::size_t row = 0; row < counts.size(); ++row)
                if (group_of_row_[row] < groups.size())
                    groups[group_of_row_[row]] += counts[row];
            for (std::size_t i = 0; i < groups.size(); ++i)
                sum += std::abs(groups[i] - sample.theirs[i]);
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
        fitted_rules now{start, {}, distance, 0};
        for (std::size_t changes = 0; changes < most_changes; ++changes)
        {
            std::vector<rules> candidates;
            for (std::size_t part = 0; part < clause_count; ++part)
            {
                std::vector<rules> const more = variants(now.best, static_cast<clause>(part), has_molecules_);
                candidates.insert(candidates.end(), more.begin(), more.end());
            }
            std::vector<double> const distances = measure(candidates);
            fitted_rules next = now;
            for (std::size_t i = 0; i < candidates.size(); ++i)
                if (fitted_rules const one{candidates[i], adjusted(candidates[i], start), distances[i], 0};
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
    bool has_molecules_;
    double distance_of_ours_;
    double least_;
};

} // namespace

fitted_rules fit(std::span<fit_sample const> samples,
                 std::span<std::uint32_t const> group_of_row,
                 reference::mirna_reference const & reference,
                 std::size_t threads)
{
    return search{samples, group_of_row, reference, threads}();
}

} // namespace polarmir::concordance
