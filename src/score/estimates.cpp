#include "score/estimates.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

namespace polarmir::score {
namespace {

constexpr std::size_t no_row{static_cast<std::size_t>(-1)};

/// sum of a_g (y_g - b), without the member on row `left_out`; nothing when no member is left.
std::optional<double>
weighted_mean(placed_set const & set, sample_profile const & sample, std::size_t left_out = no_row)
{
    long double sum{0};
    long double weight{0};
    for (placed_member const & one : set.members)
        if (one.row != left_out)
        {
            sum += one.direction * one.weight * (sample.level[one.row] - *sample.background);
            weight += one.weight;
        }
    return weight > 0 ? std::optional{static_cast<double>(sum / weight)} : std::nullopt;
}

/// How much a score changes without the member on this row.
double change_without(placed_set const & set, sample_profile const & sample, std::size_t row)
{
    std::optional<double> const without = weighted_mean(set, sample, row);
    return without ? *without - *weighted_mean(set, sample) : 0;
}

/// Coefficients of a sum of scores: of the members alone (a), and with the background (C).
class coefficients
{
  public:
    explicit coefficients(std::size_t rows) : members_(rows, 0.0), all_(rows, 0.0) {}

    void add(placed_set const & set, sample_profile const & sample, double sign)
    {
        double sum{0};
        for (placed_member const & one : set.members)
        {
            double const a = sign * set.coefficient(one);
            members_[one.row] += a;
            all_[one.row] += a;
            sum += a;
        }
        for (std::size_t const row : sample.trimmed)
            all_[row] -= sum / static_cast<double>(sample.trimmed.size());
    }

    [[nodiscard]] estimate finish(double score, sample_profile const & sample, double technical_sd) const
    {
        long double squares{0};
        for (double const a : members_)
            squares += static_cast<long double>(a) * a;
        double const sampling = sampling_error(sample, all_);
        double const technical = technical_sd * std::sqrt(static_cast<double>(squares));
        return {score, sampling, std::sqrt(sampling * sampling + technical * technical)};
    }

  private:
    std::vector<double> members_;
    std::vector<double> all_;
};

void keep_larger(std::optional<leave_one_out> & most, std::string const & mirna, double change)
{
    if (!most || std::abs(change) > std::abs(most->change))
        most = leave_one_out{mirna, change};
}

/// Where the members on the panel stand in it, by direction.
std::pair<std::vector<std::size_t>, std::vector<std::size_t>>
members_on_panel(placed_set const & set, std::span<std::size_t const> panel)
{
    std::vector<std::size_t> up;
    std::vector<std::size_t> down;
    for (placed_member const & one : set.members)
    {
        auto const found = std::ranges::lower_bound(panel, one.row);
        if (found != panel.end() && *found == one.row)
            (one.direction > 0 ? up : down).push_back(static_cast<std::size_t>(found - panel.begin()));
    }
    return {std::move(up), std::move(down)};
}

} // namespace

estimate estimate_set(placed_set const & set, sample_profile const & sample, double technical_sd)
{
    coefficients sum{sample.reads.size()};
    sum.add(set, sample, 1);
    return sum.finish(*weighted_mean(set, sample), sample, technical_sd);
}

estimate estimate_difference(placed_set const & m1,
                             placed_set const & m2,
                             sample_profile const & sample,
                             double technical_sd)
{
    coefficients sum{sample.reads.size()};
    sum.add(m1, sample, 1);
    sum.add(m2, sample, -1);
    return sum.finish(*weighted_mean(m1, sample) - *weighted_mean(m2, sample), sample, technical_sd);
}

std::optional<leave_one_out>
leave_out_each(placed_set const & set, sample_profile const & sample, mirna_rows const & rows)
{
    std::optional<leave_one_out> most;
    if (set.members.size() > 1)
        for (placed_member const & one : set.members)
            keep_larger(most, rows.name(one.row), change_without(set, sample, one.row));
    return most;
}

std::optional<leave_one_out> leave_out_each(placed_set const & m1,
                                            placed_set const & m2,
                                            sample_profile const & sample,
                                            mirna_rows const & rows)
{
    if (m1.members.size() < 2 || m2.members.size() < 2)
        return std::nullopt;
    std::set<std::size_t> both;
    for (placed_set const * const set : {&m1, &m2})
        for (placed_member const & one : set->members)
            both.insert(one.row);
    std::optional<leave_one_out> most;
    for (std::size_t const row : both)
        keep_larger(most, rows.name(row), change_without(m1, sample, row) - change_without(m2, sample, row));
    return most;
}

std::optional<matched_null>
match_abundance(placed_set const & set, sample_profile const & sample, abundance_ranking const & ranking)
{
    constexpr double least_weight{0.5};
    std::vector<std::pair<placed_member, moments>> matched;
    double weight{0};
    for (placed_member const & one : set.members)
        if (auto const around = ranking.around(one.row, sample.level))
        {
            matched.emplace_back(one, *around);
            weight += one.weight;
        }
    if (weight < least_weight * set.weight)
        return std::nullopt;
    long double score{0};
    long double mean{0};
    long double variance{0};
    for (auto const & [one, around] : matched)
    {
        long double const a = one.direction * one.weight / weight;
        score += a * (sample.level[one.row] - *sample.background);
        mean += a * (around.mean - *sample.background);
        variance += a * a * around.variance;
    }
    if (!(variance > 0))
        return std::nullopt;
    matched_null null;
    null.mean = static_cast<double>(mean);
    null.sd = std::sqrt(static_cast<double>(variance));
    null.z = static_cast<double>(score - mean) / null.sd;
    null.weight = weight / set.weight;
    return null;
}

std::optional<rank_score>
rank_on_panel(placed_set const & set, sample_profile const & sample, std::span<std::size_t const> panel)
{
    std::vector<double> reads;
    for (std::size_t const row : panel)
        reads.push_back(sample.reads[row]);
    auto const [up, down] = members_on_panel(set, panel);
    return rank_scores(reads, up, down, ties::average);
}

} // namespace polarmir::score
