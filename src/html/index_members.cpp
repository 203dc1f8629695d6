#include "html/index_members.hpp"

#include <polarmir/core/text.hpp>

#include <algorithm>
#include <cmath>

namespace polarmir::html {
namespace {

score::curated_member const * curated_in(std::string const & set, std::string const & mirna)
{
    for (score::curated_member const & one : score::curated_members())
        if (one.used && one.set == set && one.member.name == mirna)
            return &one;
    return nullptr;
}

std::vector<index_member> members_of(view const & v)
{
    pipeline::polarization const & found = v.cohort().polarization;
    score::opposing_sets const & pair = found.scorer->pairs().front();
    std::vector<index_member> members;
    for (std::size_t g = 0; g < found.contributions.rows.size(); ++g)
    {
        index_member one{found.rows->name(found.contributions.rows[g]),
                         found.contributions.coefficients[g],
                         nullptr,
                         {},
                         {}};
        score::signature const & set = found.scorer->sets()[one.coefficient > 0 ? pair.m1 : pair.m2];
        if (set.version != score::user_version)
            one.curated = curated_in(set.name, one.name);
        for (std::size_t i = 0; i < v.size(); ++i)
        {
            double const value = found.contributions.values(g, i);
            one.contributions.push_back(value);
            one.levels.push_back(value / one.coefficient + v.scores(i).background.value_or(0));
        }
        members.push_back(std::move(one));
    }
    std::ranges::stable_sort(members, [](index_member const & a, index_member const & b) {
        return a.coefficient > b.coefficient;
    });
    auto const first_m2 =
        std::ranges::find_if(members, [](index_member const & one) { return one.coefficient < 0; });
    std::reverse(first_m2, members.end());
    return members;
}

std::vector<std::vector<std::size_t>> summed_samples(view const & v)
{
    auto const & comparison = v.cohort().polarization.comparison;
    bool const is_compared = comparison && comparison->scores.front().result;
    std::vector<std::vector<std::size_t>> groups(is_compared ? 2 : 1);
    for (std::size_t const i : v.by_group())
    {
        if (!v.index_value(i))
            continue;
        if (!is_compared)
        {
            groups.front().push_back(i);
            continue;
        }
        auto const & left_out = comparison->scores.front().left_out; // of the lead index, which stands first
        if (std::ranges::find(left_out, v.sample(i).name, &compare::left_out_sample::sample) !=
            left_out.end())
            continue;
        if (v.cohort().groups[i] == comparison->groups.control_group)
            groups.front().push_back(i);
        else if (v.cohort().groups[i] == comparison->groups.case_group)
            groups.back().push_back(i);
    }
    return groups;
}

} // namespace

double index_parts::effect_of(index_member const & one) const
{
    double const first = mean_of(one.contributions, groups.front());
    return is_difference() ? mean_of(one.contributions, groups.back()) - first : first;
}

index_parts index_parts_of(view const & v)
{
    return {members_of(v), summed_samples(v)};
}

double mean_of(std::vector<double> const & values, std::vector<std::size_t> const & samples)
{
    double sum{0};
    double n{0};
    for (std::size_t const i : samples)
        if (!std::isnan(values[i]))
        {
            sum += values[i];
            ++n;
        }
    return sum / n;
}

std::string doubts(index_member const & one, view const & v)
{
    std::vector<std::string> found;
    if (one.curated != nullptr)
    {
        found.push_back(one.curated->tier);
        if (!one.curated->arm_stated)
            found.emplace_back("arm inferred");
        if (one.curated->only_opposes)
            found.emplace_back("only opposes");
        for (std::string const & confounder : one.curated->confounders)
            if (confounder != "none")
                found.push_back(confounder);
    }
    score::scorer const & scorer = *v.cohort().polarization.scorer;
    auto const row = v.cohort().polarization.rows->find(one.name);
    if (row && scorer.is_red_cell(*row))
        found.emplace_back("left out of noRBC");
    return join(found, ", ");
}

} // namespace polarmir::html
