#include <polarmir/score/scorer.hpp>

#include "score/neighbours.hpp"
#include "score/placed_set.hpp"
#include "score/sample_profile.hpp"

#include <polarmir/core/error.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace polarmir::score {
namespace {

constexpr std::array<variant, 2> variants{variant::all, variant::no_red_cell};
constexpr double conspicuous{2}; ///< standard errors from which a change is flagged

std::set<std::size_t> rows_of(std::span<std::string const> mirnas, mirna_rows const & rows)
{
    std::set<std::size_t> found;
    for (std::string const & mirna : mirnas)
        if (auto const row = rows.find(mirna))
            found.insert(*row);
    return found;
}

/// Rows without an entry have none: 0.
std::vector<double> abundances_of(background const & reference, mirna_rows const & rows)
{
    std::vector<double> by_row(rows.size(), 0.0);
    for (auto const & [mirna, abundance] : reference.abundance)
        if (auto const row = rows.find(mirna))
            by_row[*row] += abundance;
    return by_row;
}

/// sum of a_g (y_g - b), leaving out the member at `skipped` (none: one past the end).
double weighted_mean(placed_set const & set, sample_profile const & sample, std::size_t skipped)
{
    long double sum{0};
    long double weight{0};
    for (std::size_t i = 0; i < set.members.size(); ++i)
        if (i != skipped)
        {
            placed_member const & one = set.members[i];
            sum += one.direction * one.weight * (sample.level[one.row] - *sample.background);
            weight += one.weight;
        }
    return static_cast<double>(sum / weight);
}

/// Adds sign * C of the set to the coefficients by row.
void add_coefficients(placed_set const & set,
                      sample_profile const & sample,
                      double sign,
                      std::vector<double> & coefficients)
{
    double sum{0};
    for (placed_member const & one : set.members)
    {
        coefficients[one.row] += sign * set.coefficient(one);
        sum += sign * set.coefficient(one);
    }
    for (std::size_t const row : sample.trimmed)
        coefficients[row] -= sum / static_cast<double>(sample.trimmed.size());
}

/// sqrt(se_sampling^2 + tau^2 sum a^2), with the summed coefficients of all sets given.
double total_error(double se_sampling, std::span<double const> member_coefficients, double technical_sd)
{
    long double squares{0};
    for (double const a : member_coefficients)
        squares += static_cast<long double>(a) * a;
    return std::sqrt(se_sampling * se_sampling + technical_sd * technical_sd * static_cast<double>(squares));
}

std::optional<leave_one_out>
leave_out_each(placed_set const & set, sample_profile const & sample, mirna_rows const & rows, double score)
{
    if (set.members.size() < 2)
        return std::nullopt;
    leave_one_out most;
    for (std::size_t i = 0; i < set.members.size(); ++i)
    {
        double const change = weighted_mean(set, sample, i) - score;
        if (most.mirna.empty() || std::abs(change) > std::abs(most.change))
            most = {rows.id(set.members[i].row), change};
    }
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

/// Where the members on the panel stand in `panel`, by direction.
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

char const * name_of(variant v) noexcept
{
    return v == variant::all ? "all" : "noRBC";
}

struct scorer::state
{
    mirna_rows const * rows;
    std::vector<signature> sets;
    std::vector<opposing_sets> pairs;
    score::config settings;
    std::vector<std::size_t> panel;
    abundance_ranking ranking;
    std::vector<std::array<placed_set, variants.size()>> placed; ///< by set
    std::optional<std::size_t> marker;
    std::optional<std::size_t> baseline;

    [[nodiscard]] std::optional<estimate>
    difference(sample_profile const & sample, placed_set const & m1, placed_set const & m2) const;
    [[nodiscard]] set_score
    score_set(sample_profile const & sample, std::size_t set, std::size_t variant) const;
    [[nodiscard]] index_score score_index(sample_profile const & sample,
                                          std::size_t pair,
                                          std::size_t variant,
                                          std::vector<set_score> const & scored) const;
    [[nodiscard]] estimate estimate_set(sample_profile const & sample, placed_set const & set) const;
};

estimate scorer::state::estimate_set(sample_profile const & sample, placed_set const & set) const
{
    estimate result;
    result.score = weighted_mean(set, sample, set.members.size());
    std::vector<double> coefficients(rows->size(), 0.0);
    add_coefficients(set, sample, 1, coefficients);
    result.se_sampling = sampling_error(sample, coefficients);
    std::vector<double> own;
    for (placed_member const & one : set.members)
        own.push_back(set.coefficient(one));
    result.se_total = total_error(result.se_sampling, own, settings.technical_sd);
    return result;
}

set_score scorer::state::score_set(sample_profile const & sample, std::size_t set, std::size_t variant) const
{
    placed_set const & here = placed[set][variant];
    set_score result;
    result.set = set;
    result.variant = variants[variant];
    result.seen = cover(here, sample);
    result.verdict = judge({sample.total, panel.size(), settings.min_panel}, result.seen);
    if (!sample.background || here.members.empty())
        return result;
    result.value = estimate_set(sample, here);
    result.loo = leave_out_each(here, sample, *rows, result.value->score);
    result.dominated = result.loo && std::abs(result.loo->change) > conspicuous * result.value->se_total;
    result.null = match_abundance(here, sample, ranking);

    std::vector<double> on_panel;
    for (std::size_t const row : panel)
        on_panel.push_back(sample.reads[row]);
    auto const [up, down] = members_on_panel(here, panel);
    result.companion = rank_scores(on_panel, up, down, ties::average);
    return result;
}

std::optional<estimate> scorer::state::difference(sample_profile const & sample,
                                                  placed_set const & m1,
                                                  placed_set const & m2) const
{
    if (!sample.background || m1.members.empty() || m2.members.empty())
        return std::nullopt;
    estimate result;
    result.score =
        weighted_mean(m1, sample, m1.members.size()) - weighted_mean(m2, sample, m2.members.size());
    std::vector<double> members(rows->size(), 0.0);
    for (placed_member const & one : m1.members)
        members[one.row] += m1.coefficient(one);
    for (placed_member const & one : m2.members)
        members[one.row] -= m2.coefficient(one);
    std::vector<double> coefficients(rows->size(), 0.0);
    add_coefficients(m1, sample, 1, coefficients);
    add_coefficients(m2, sample, -1, coefficients);
    result.se_sampling = sampling_error(sample, coefficients);
    result.se_total = total_error(result.se_sampling, members, settings.technical_sd);
    return result;
}

index_score scorer::state::score_index(sample_profile const & sample,
                                       std::size_t pair,
                                       std::size_t variant,
                                       std::vector<set_score> const & scored) const
{
    set_score const & m1 = scored[pairs[pair].m1 * variants.size() + variant];
    set_score const & m2 = scored[pairs[pair].m2 * variants.size() + variant];
    index_score result;
    result.pair = pair;
    result.variant = variants[variant];
    result.verdict = worse(m1.verdict, m2.verdict);
    result.value = difference(sample, placed[m1.set][variant], placed[m2.set][variant]);
    result.dominated = m1.dominated || m2.dominated;
    return result;
}

scorer::scorer(mirna_rows const & rows,
               std::vector<signature> sets,
               background const & reference,
               std::span<std::string const> red_cell,
               config settings)
{
    settings.validate();
    std::set<std::size_t> const on_panel = rows_of(reference.panel, rows);
    std::set<std::size_t> const of_red_cells = rows_of(red_cell, rows);
    std::vector<opposing_sets> pairs = find_opposing(sets);
    state_ = std::make_unique<state>(
        state{&rows,
              std::move(sets),
              std::move(pairs),
              settings,
              {on_panel.begin(), on_panel.end()},
              abundance_ranking{abundances_of(reference, rows), settings.null_neighbours},
              {},
              rows.find(red_cell_marker),
              rows.find(red_cell_baseline)});
    for (signature const & set : state_->sets)
        state_->placed.push_back({place(set, rows, {}), place(set, rows, of_red_cells)});
}

scorer::~scorer() = default;
scorer::scorer(scorer && other) noexcept = default;
scorer & scorer::operator=(scorer && other) noexcept = default;

std::span<signature const> scorer::sets() const noexcept
{
    return state_->sets;
}

std::span<opposing_sets const> scorer::pairs() const noexcept
{
    return state_->pairs;
}

namespace {

/// True when leaving the red-cell miRNAs out changes the score conspicuously.
bool differs(std::optional<estimate> const & all, std::optional<estimate> const & without)
{
    return all && without && std::abs(without->score - all->score) > conspicuous * all->se_total;
}

} // namespace

sample_scores scorer::operator()(std::string sample, std::span<double const> counts) const
{
    state const & s = *state_;
    sample_profile const profile = make_profile(*s.rows, counts, s.panel, sample);
    sample_scores result;
    result.sample = std::move(sample);
    result.mirna_reads = profile.total;
    result.background = profile.background;
    if (s.marker && s.baseline)
        result.red_cell = measure_haemolysis(profile.reads[*s.marker], profile.reads[*s.baseline]);
    for (std::size_t set = 0; set < s.sets.size(); ++set)
    {
        for (std::size_t v = 0; v < variants.size(); ++v)
            result.sets.push_back(s.score_set(profile, set, v));
        set_score const & without = result.sets.back();
        set_score & all = result.sets[result.sets.size() - variants.size()];
        all.rbc_sensitive = differs(all.value, without.value);
    }
    for (std::size_t pair = 0; pair < s.pairs.size(); ++pair)
    {
        for (std::size_t v = 0; v < variants.size(); ++v)
            result.indices.push_back(s.score_index(profile, pair, v, result.sets));
        index_score const & without = result.indices.back();
        index_score & all = result.indices[result.indices.size() - variants.size()];
        all.rbc_sensitive =
            differs(all.value, without.value) ||
            (all.value && without.value && std::signbit(all.value->score) != std::signbit(without.value->score));
    }
    return result;
}

} // namespace polarmir::score
