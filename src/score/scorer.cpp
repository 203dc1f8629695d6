#include "score/blood_rows.hpp"
#include "score/estimates.hpp"

#include <polarmir/score/scorer.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace polarmir::score {
namespace {

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

bool is_dominated(std::optional<leave_one_out> const & loo, estimate const & value)
{
    return loo && std::abs(loo->change) > conspicuous * value.se_total;
}

/// True when leaving the red-cell miRNAs out changes the score conspicuously, or leaves none.
bool differs(std::optional<estimate> const & all, std::optional<estimate> const & without)
{
    return all && (!without || std::abs(without->score - all->score) > conspicuous * all->se_total);
}

bool changes_sign(std::optional<estimate> const & all, std::optional<estimate> const & without)
{
    return all && without && std::signbit(all->score) != std::signbit(without->score);
}

} // namespace

char const * name_of(variant v) noexcept
{
    switch (v)
    {
    case variant::no_red_cell:
        return "noRBC";
    case variant::no_doubtful:
        return "noDoubtful";
    case variant::all:
        break;
    }
    return "all";
}

struct scorer::state
{
    mirna_rows const * rows;
    std::vector<signature> sets;
    std::vector<opposing_sets> pairs;
    score::config settings;
    std::vector<std::size_t> panel;
    abundance_ranking ranking;
    std::vector<variant> variants;
    std::vector<std::vector<placed_set>> placed; ///< by set and variant
    std::set<std::size_t> red_cell;              ///< rows
    std::set<std::size_t> doubtful;              ///< rows of members
    std::optional<std::size_t> marker;
    std::optional<std::size_t> baseline;
    std::optional<blood_rows> blood;

    /// Lays the sets on the rows, without those each variant leaves out.
    void place_sets();
    /// Verdict on a set, for which nothing else is needed.
    [[nodiscard]] judgement
    judge_set(sample_profile const & sample, std::size_t set, std::size_t variant) const;
    [[nodiscard]] set_score
    score_set(sample_profile const & sample, std::size_t set, std::size_t variant) const;
    [[nodiscard]] index_score score_index(sample_profile const & sample,
                                          std::size_t pair,
                                          std::size_t variant,
                                          std::vector<set_score> const & scored) const;
};

void scorer::state::place_sets()
{
    std::set<std::size_t> member_rows;
    for (signature const & set : sets)
        for (member const & one : set.members)
            if (auto const row = find_row(one, *rows))
                member_rows.insert(*row);
    blood.emplace(*rows, member_rows);
    std::erase_if(doubtful, [&](std::size_t row) { return !member_rows.contains(row); });
    if (!doubtful.empty())
        variants.push_back(variant::no_doubtful);
    for (signature const & set : sets)
    {
        placed.push_back({place(set, *rows, {}), place(set, *rows, red_cell)});
        if (!doubtful.empty())
            placed.back().push_back(place(set, *rows, doubtful));
    }
}

judgement scorer::state::judge_set(sample_profile const & sample, std::size_t set, std::size_t variant) const
{
    return judge({sample.total, panel.size(), settings.min_panel}, cover(placed[set][variant], sample));
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
    result.value = estimate_set(here, sample, settings.technical_sd);
    result.loo = leave_out_each(here, sample, *rows);
    result.dominated = is_dominated(result.loo, *result.value);
    result.null = match_abundance(here, sample, ranking);
    result.companion = rank_on_panel(here, sample, panel);
    return result;
}

index_score scorer::state::score_index(sample_profile const & sample,
                                       std::size_t pair,
                                       std::size_t variant,
                                       std::vector<set_score> const & scored) const
{
    placed_set const & m1 = placed[pairs[pair].m1][variant];
    placed_set const & m2 = placed[pairs[pair].m2][variant];
    index_score result;
    result.pair = pair;
    result.variant = variants[variant];
    result.verdict = worse(scored[pairs[pair].m1 * variants.size() + variant].verdict,
                           scored[pairs[pair].m2 * variants.size() + variant].verdict);
    if (!sample.background || m1.members.empty() || m2.members.empty())
        return result;
    result.value = estimate_difference(m1, m2, sample, settings.technical_sd);
    result.loo = leave_out_each(m1, m2, sample, *rows);
    result.dominated = is_dominated(result.loo, *result.value);
    return result;
}

scorer::scorer(mirna_rows const & rows,
               std::vector<signature> sets,
               background const & reference,
               exclusions const & without,
               config settings)
{
    settings.validate();
    std::set<std::size_t> const on_panel = rows_of(reference.panel, rows);
    std::vector<opposing_sets> pairs = find_opposing(sets);
    state_ = std::make_unique<state>(
        state{&rows,
              std::move(sets),
              std::move(pairs),
              settings,
              {on_panel.begin(), on_panel.end()},
              abundance_ranking{abundances_of(reference, rows), settings.null_neighbours},
              {variant::all, variant::no_red_cell},
              {},
              rows_of(without.red_cell, rows),
              rows_of(without.doubtful, rows),
              rows.find(red_cell_marker),
              rows.find(red_cell_baseline),
              std::nullopt});
    state_->place_sets();
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

mirna_rows const & scorer::rows() const noexcept
{
    return *state_->rows;
}

std::span<std::size_t const> scorer::panel() const noexcept
{
    return state_->panel;
}

std::span<variant const> scorer::variants() const noexcept
{
    return state_->variants;
}

std::vector<coefficient> scorer::coefficients(std::size_t set, std::size_t variant) const
{
    placed_set const & placed = state_->placed[set][variant];
    std::vector<coefficient> all;
    all.reserve(placed.members.size());
    for (placed_member const & one : placed.members)
        all.push_back({one.row, placed.coefficient(one)});
    return all;
}

std::optional<std::size_t> scorer::row_of(member const & one) const
{
    return find_row(one, *state_->rows);
}

bool scorer::is_red_cell(std::size_t row) const
{
    return state_->red_cell.contains(row);
}

std::vector<std::string> scorer::doubtful_members() const
{
    std::vector<std::string> names;
    for (std::size_t const row : state_->doubtful)
        names.push_back(state_->rows->name(row));
    return names;
}

index_score
scorer::index_alone(std::size_t pair, std::string const & sample, std::span<double const> counts) const
{
    constexpr std::size_t all{0};
    state const & s = *state_;
    sample_profile const profile = make_profile(*s.rows, counts, s.panel, sample);
    auto const & [m1, m2] = std::pair{s.pairs[pair].m1, s.pairs[pair].m2};
    index_score result;
    result.pair = pair;
    result.verdict = worse(s.judge_set(profile, m1, all), s.judge_set(profile, m2, all));
    placed_set const & m1_placed = s.placed[m1][all];
    placed_set const & m2_placed = s.placed[m2][all];
    if (profile.background && !m1_placed.members.empty() && !m2_placed.members.empty())
        result.value = estimate_difference(m1_placed, m2_placed, profile, s.settings.technical_sd);
    return result;
}

std::vector<double> scorer::levels(std::string const & sample, std::span<double const> counts) const
{
    return make_profile(*state_->rows, counts, state_->panel, sample).level;
}

sample_scores scorer::operator()(std::string sample, std::span<double const> counts) const
{
    state const & s = *state_;
    sample_profile const profile = make_profile(*s.rows, counts, s.panel, sample);
    sample_scores result;
    result.sample = std::move(sample);
    result.mirna_reads = profile.total;
    result.background = profile.background;
    result.blood = s.blood->traces(profile);
    if (s.marker && s.baseline && profile.total > 0)
        result.red_cell = measure_haemolysis(profile.reads[*s.marker], profile.reads[*s.baseline]);
    for (std::size_t set = 0; set < s.sets.size(); ++set)
    {
        std::size_t const first = result.sets.size();
        for (std::size_t v = 0; v < s.variants.size(); ++v)
            result.sets.push_back(s.score_set(profile, set, v));
        set_score & all = result.sets[first];
        set_score const & without = result.sets[first + 1];
        all.rbc_sensitive = differs(all.value, without.value);
    }
    for (std::size_t pair = 0; pair < s.pairs.size(); ++pair)
    {
        std::size_t const first = result.indices.size();
        for (std::size_t v = 0; v < s.variants.size(); ++v)
            result.indices.push_back(s.score_index(profile, pair, v, result.sets));
        index_score & all = result.indices[first];
        index_score const & without = result.indices[first + 1];
        all.rbc_sensitive = differs(all.value, without.value) || changes_sign(all.value, without.value);
    }
    return result;
}

} // namespace polarmir::score
