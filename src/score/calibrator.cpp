#include "core/distributions.hpp"
#include "score/running_moments.hpp"
#include "score/score_keys.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/score/calibrator.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace polarmir::score {
namespace {

constexpr double nothing{1e-9}; ///< log2; less is rounding

/// The reference without a sample.
struct others
{
    reference_cohort const * reference{nullptr};
    std::vector<std::size_t> self; ///< positions of the sample in the reference, ascending

    /// What is there of `values`, which are by reference sample.
    [[nodiscard]] std::vector<double> of(std::vector<std::optional<double>> const & values) const
    {
        std::vector<double> taken;
        for (std::size_t i = 0; i < values.size(); ++i)
            if (values[i] && !std::ranges::binary_search(self, i))
                taken.push_back(*values[i]);
        return taken;
    }
};

others without(reference_cohort const & reference, std::string const & counts_hash)
{
    others result{&reference, {}};
    for (std::size_t i = 0; i < reference.samples.size(); ++i)
        if (reference.samples[i].counts_hash == counts_hash)
            result.self.push_back(i);
    return result;
}

running_moments moments_of(std::span<double const> values)
{
    running_moments moments;
    for (double const value : values)
        moments.add(value);
    return moments;
}

/// -1, 0 or 1.
int side_of(double distance)
{
    return distance > nothing ? 1 : (distance < -nothing ? -1 : 0);
}

standing place(double score, running_moments const & reference)
{
    auto const n = static_cast<double>(reference.n());
    standing result{reference.mean(), reference.sd(), 0, 1};
    result.z = (score - result.mean) / (result.sd * std::sqrt(1 + 1 / n));
    result.p = student_two_sided(result.z, n - 1);
    return result;
}

/// `reference`: the same score there, or nullptr.
calibration
compare(reference_score const * reference, others const & with, double score, std::optional<double> rank)
{
    calibration result;
    if (reference == nullptr)
    {
        result.reason = "reference (no score of the same members)";
        return result;
    }
    running_moments const scores = moments_of(with.of(reference->scores));
    result.n = scores.n();
    if (result.n < fewest_reference_samples)
        result.reason = "reference (" + std::to_string(result.n) + " of " +
                        std::to_string(fewest_reference_samples) + " OK samples)";
    else if (scores.sd() < nothing)
        result.reason = "reference (all its scores are the same)";
    else
    {
        result.reason.clear();
        result.value = place(score, scores);
        running_moments const ranks = moments_of(with.of(reference->ranks));
        result.rank_disagrees =
            rank && ranks.n() > 0 && side_of(score - scores.mean()) * side_of(*rank - ranks.mean()) < 0;
    }
    return result;
}

/// Of a set or index.
template <typename score_t>
bool is_scorable(score_t const & one)
{
    return one.verdict.result != verdict::not_scorable && one.value.has_value();
}

template <typename score_t>
calibration calibrate(score_t const & one,
                      reference_score const * there,
                      others const & reference,
                      std::optional<double> rank)
{
    if (is_scorable(one))
        return compare(there, reference, one.value->score, rank);
    calibration none;
    none.reason = "not scorable";
    return none;
}

/// z_g of every row; nothing where the reference is too small.
std::vector<double> clipped_distances(others const & with, std::span<double const> level)
{
    constexpr double smallest_sd{0.3};
    constexpr double farthest{3};
    reference_cohort const & reference = *with.reference;
    if (level.empty() || reference.samples.size() < fewest_reference_samples + with.self.size())
        return {};
    std::vector<double> distances;
    distances.reserve(level.size());
    for (std::size_t row = 0; row < level.size(); ++row)
    {
        running_moments rest{reference.samples.size(), reference.levels[row].mean, reference.levels[row].sd};
        for (std::size_t copy = 0; copy < with.self.size(); ++copy)
            rest.remove(level[row]);
        distances.push_back(
            std::clamp((level[row] - rest.mean()) / std::max(rest.sd(), smallest_sd), -farthest, farthest));
    }
    return distances;
}

/// Sum of a_g z_g of a set; nothing without distances or members.
std::optional<double> clipped_score(std::span<coefficient const> members, std::span<double const> distances)
{
    if (members.empty() || distances.empty())
        return std::nullopt;
    long double sum{0};
    for (coefficient const & one : members)
        sum += one.a * distances[one.row];
    return static_cast<double>(sum);
}

/// Where each score is in the reference.
std::vector<reference_score const *> find_scores(reference_cohort const & reference,
                                                 std::vector<score_key> const & keys)
{
    std::vector<reference_score const *> found;
    for (score_key const & key : keys)
    {
        auto const one = std::ranges::find_if(reference.scores, [&](reference_score const & candidate) {
            return key ==
                   score_key{candidate.name, candidate.is_index, candidate.variant, candidate.members_hash};
        });
        found.push_back(one == reference.scores.end() ? nullptr : &*one);
    }
    return found;
}

void require_same_names(std::span<std::string const> there,
                        std::span<std::string const> here,
                        std::string const & what,
                        std::string const & what_to_do)
{
    std::string const hash_there = hash_names(there);
    std::string const hash_here = hash_names(here);
    if (hash_there == hash_here)
        return;
    auto const text = [](std::span<std::string const> names, std::string const & hash) {
        return format_thousands(static_cast<double>(names.size())) + " miRNAs, hash " + hash;
    };
    throw input_error{what + " (" + text(there, hash_there) + " there; " + text(here, hash_here) +
                      " here); " + what_to_do};
}

void require_same_rows(reference_cohort const & reference, scorer const & with, std::string const & name)
{
    std::vector<std::string> rows;
    for (std::size_t row = 0; row < with.rows().size(); ++row)
        rows.push_back(with.rows().name(row));
    require_same_names(annotation_of(reference),
                       rows,
                       name + ": made on another annotation",
                       "count the samples against the reference it was made with, or write it again");
    std::vector<std::string> panel;
    for (std::size_t const row : with.panel())
        panel.push_back(with.rows().name(row));
    require_same_names(reference.panel,
                       panel,
                       name + ": made with another panel",
                       "score with the panel it was made with (--panel), or write it again");
}

} // namespace

calibrator::calibrator(reference_cohort const & reference, scorer const & with, std::string const & name) :
    reference_{&reference}, with_{&with}, sets_{find_scores(reference, set_keys(with))},
    indices_{find_scores(reference, index_keys(with))}
{
    require_same_sets(reference, with.sets(), name);
    require_same_rows(reference, with, name);
}

sample_scores calibrator::operator()(sample_scores sample, std::span<double const> counts) const
{
    others const reference = without(*reference_, hash_counts(with_->rows(), counts));
    std::vector<double> const distances = clipped_distances(reference, with_->levels(sample.sample, counts));
    std::size_t const variants = with_->variants().size();
    auto const clipped = [&](std::size_t set, std::size_t i) {
        return clipped_score(with_->coefficients(set, i % variants), distances);
    };
    for (std::size_t i = 0; i < sample.indices.size(); ++i)
    {
        index_score & one = sample.indices[i];
        opposing_sets const & pair = with_->pairs()[one.pair];
        std::optional<double> const m1 = clipped(pair.m1, i);
        std::optional<double> const m2 = clipped(pair.m2, i);
        one.calibrated = calibrate(one, indices_[i], reference, rank_of(one, sample, *with_));
        if (is_scorable(one) && m1 && m2)
            one.calibrated.clipped_z = *m1 - *m2;
    }
    for (std::size_t i = 0; i < sample.sets.size(); ++i)
    {
        set_score & one = sample.sets[i];
        one.calibrated = calibrate(one, sets_[i], reference, rank_of(one));
        if (is_scorable(one))
            one.calibrated.clipped_z = clipped(one.set, i);
    }
    return sample;
}

} // namespace polarmir::score
