#include <polarmir/compare/confounding.hpp>
#include <polarmir/compare/dominance.hpp>
#include <polarmir/compare/location_shift.hpp>
#include <polarmir/compare/rank_test.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <utility>

namespace polarmir::compare {
namespace {

using measure = std::function<std::optional<double>(score::sample_scores const &)>;

std::optional<confounder> find_one(std::span<score::sample_scores const> samples,
                                   std::span<sample_label const> labels,
                                   contrast const & groups,
                                   std::string what,
                                   measure const & get)
{
    std::vector<double> cases;
    std::vector<double> controls;
    for (sample_label const & label : labels)
    {
        bool const is_case = label.group == groups.case_group;
        if (!is_case && label.group != groups.control_group)
            continue;
        auto const scores = std::ranges::find(samples, label.sample, &score::sample_scores::sample);
        if (scores == samples.end())
            continue;
        if (auto const value = get(*scores))
            (is_case ? cases : controls).push_back(*value);
    }
    if (cases.size() < 2 || controls.size() < 2)
        return std::nullopt;
    double const difference = hodges_lehmann(cases, controls)->estimate;
    double const auc = dominance_of(cases, controls)->auc;
    bool const is_large =
        std::abs(difference) >= confounding_log2 && std::max(auc, 1 - auc) >= confounding_auc;
    bool const is_certain = std::abs(difference) >= certain_confounding_log2 &&
                            *rank_sum_test(cases, controls) <= certain_confounding_p;
    if (!is_large && !is_certain)
        return std::nullopt;
    return confounder{std::move(what), difference, auc};
}

std::optional<double> log2_depth(score::sample_scores const & sample)
{
    return sample.mirna_reads > 0 ? std::optional{std::log2(sample.mirna_reads)} : std::nullopt;
}

std::optional<double> red_cell_ratio(score::sample_scores const & sample)
{
    return sample.red_cell ? std::optional{sample.red_cell->ratio} : std::nullopt;
}

std::optional<double> red_cell_level(score::sample_scores const & sample)
{
    return sample.blood ? sample.blood->haemolysis_level : std::nullopt;
}

} // namespace

std::vector<confounder> find_confounders(std::span<score::sample_scores const> samples,
                                         std::span<sample_label const> labels,
                                         contrast const & groups)
{
    std::vector<confounder> found;
    if (auto one = find_one(samples, labels, groups, depth_confounder, log2_depth))
        found.push_back(*std::move(one));
    if (auto one = find_one(samples, labels, groups, haemolysis_confounder, red_cell_ratio))
        found.push_back(*std::move(one));
    if (auto one = find_one(samples, labels, groups, red_cell_confounder, red_cell_level))
        found.push_back(*std::move(one));
    return found;
}

} // namespace polarmir::compare
