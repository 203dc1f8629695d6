#include <polarmir/compare/signature_comparison.hpp>
#include <polarmir/differential/variance_prior.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace polarmir::compare {
namespace {

using coefficients = std::map<std::size_t, double>; ///< by row of mirna_comparison::counts

/// Adds `sign` times the coefficients that the score of the set has, with all its members.
void add_set(std::size_t set, score::scorer const & scorer, double sign, coefficients & sums)
{
    constexpr std::size_t all_members{0};
    for (score::coefficient const & one : scorer.coefficients(set, all_members))
        sums[one.row] += sign * one.a;
}

compared_signature
select_tested(std::string name, coefficients const & sums, std::vector<bool> const & is_tested)
{
    compared_signature result;
    result.score = std::move(name);
    for (auto const & [row, coefficient] : sums)
        if (is_tested[row] && coefficient != 0)
            result.tested.push_back({row, coefficient});
    return result;
}

/// Share of the weight of the set that is on tested rows.
double
tested_weight(score::signature const & set, score::scorer const & scorer, std::vector<bool> const & is_tested)
{
    double tested{0};
    double total{0};
    for (score::member const & one : set.members)
    {
        auto const row = scorer.row_of(one);
        tested += row && is_tested[*row] ? one.weight : 0;
        total += one.weight;
    }
    return tested / total;
}

std::vector<compared_signature> find_members(mirna_comparison const & mirnas, score::scorer const & scorer)
{
    std::vector<compared_signature> all;
    for (score::opposing_sets const & pair : scorer.pairs())
    {
        coefficients sums;
        add_set(pair.m1, scorer, 1, sums);
        add_set(pair.m2, scorer, -1, sums);
        all.push_back(select_tested(pair.name, sums, mirnas.is_tested));
        all.back().is_index = true;
        all.back().weight_tested = std::min(tested_weight(scorer.sets()[pair.m1], scorer, mirnas.is_tested),
                                            tested_weight(scorer.sets()[pair.m2], scorer, mirnas.is_tested));
        all.back().members = scorer.sets()[pair.m1].members.size() + scorer.sets()[pair.m2].members.size();
    }
    for (std::size_t i = 0; i < scorer.sets().size(); ++i)
    {
        score::signature const & set = scorer.sets()[i];
        coefficients sums;
        add_set(i, scorer, 1, sums);
        all.push_back(select_tested(set.name, sums, mirnas.is_tested));
        all.back().members = set.members.size();
        all.back().weight_tested = tested_weight(set, scorer, mirnas.is_tested);
    }
    return all;
}

/// Camera asks whether members change as one: several, which the set expects to go the same way.
bool can_change_as_one(compared_signature const & one)
{
    auto const is_up = [](tested_member const & member) { return member.coefficient > 0; };
    auto const up = std::ranges::count_if(one.tested, is_up);
    return !one.is_index && one.tested.size() > 1 &&
           (up == 0 || static_cast<std::size_t>(up) == one.tested.size());
}

/// Positions among the tested rows.
std::vector<std::size_t> tested_positions(std::vector<bool> const & is_tested)
{
    std::vector<std::size_t> positions;
    std::size_t next{0};
    for (bool const one : is_tested)
        positions.push_back(one ? next++ : next);
    return positions;
}

template <typename get_t>
void adjust_into(std::vector<compared_signature> & all,
                 adjustment method,
                 get_t const & get,
                 std::optional<double> compared_signature::*target)
{
    std::vector<std::optional<double>> p;
    for (compared_signature const & one : all)
        p.push_back(get(one));
    auto const adjusted = adjust(p, method);
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].*target = adjusted[i];
}

} // namespace

std::vector<compared_signature> compare_signatures(mirna_comparison const & mirnas,
                                                   score::scorer const & scorer)
{
    std::vector<compared_signature> all = find_members(mirnas, scorer);
    std::vector<std::size_t> const positions = tested_positions(mirnas.is_tested);
    std::vector<differential::member_list> lists;
    for (compared_signature const & one : all)
    {
        differential::member_list & list = lists.emplace_back();
        for (tested_member const & member : one.tested)
            list.push_back({positions[member.row], member.coefficient});
    }
    std::vector<double> variances;
    differential::linear_fit const & fit = mirnas.fitted.fit;
    for (double const sigma : fit.sigma)
        variances.push_back(sigma * sigma);
    auto const plain = differential::moderate(
        fit, differential::estimate_variance_prior(variances, static_cast<double>(fit.df_residual)));
    auto const together = differential::fry(fit, plain, lists);
    auto const against_others = differential::camera(fit, plain, lists);
    for (std::size_t i = 0; i < all.size(); ++i)
    {
        all[i].together = together[i];
        if (can_change_as_one(all[i]))
            all[i].against_others = against_others[i];
    }
    adjust_into(
        all,
        mirnas.adjusted_by,
        [](compared_signature const & one) {
            return one.together ? std::optional{one.together->p} : std::nullopt;
        },
        &compared_signature::adjusted_p);
    adjust_into(
        all,
        mirnas.adjusted_by,
        [](compared_signature const & one) {
            return one.against_others ? std::optional{one.against_others->p} : std::nullopt;
        },
        &compared_signature::adjusted_competitive_p);
    return all;
}

} // namespace polarmir::compare
