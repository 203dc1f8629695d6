#include "compare/rearrangements.hpp"

#include <polarmir/compare/permutation.hpp>
#include <polarmir/compare/t_test.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>
#include <vector>

#include <boost/random/uniform_int_distribution.hpp>

namespace polarmir::compare {
namespace {

/// The samples of one batch: values minus their mean, and how many of them are cases.
struct stratum
{
    std::vector<double> values;
    std::size_t cases{0};

    [[nodiscard]] bool has_both() const { return cases > 0 && cases < values.size(); }
};

/// In the order of their names; values in order, so that draws do not depend on the order of the samples.
std::vector<stratum> make_strata(std::span<stratified_value const> values)
{
    std::map<std::string, stratum> by_name;
    for (stratified_value const & one : values)
    {
        stratum & own = by_name[one.stratum];
        own.values.push_back(one.value);
        own.cases += one.is_case ? 1 : 0;
    }
    std::vector<stratum> strata;
    for (auto & [name, own] : by_name)
        if (own.has_both())
        {
            double const centre = mean(own.values);
            for (double & value : own.values)
                value -= centre;
            own.values = sorted(std::move(own.values));
            strata.push_back(std::move(own));
        }
    return strata;
}

/// Sum of the cases' distances from the means of their strata.
double observed_sum(std::span<stratified_value const> values)
{
    std::map<std::string, std::vector<double>> all;
    for (stratified_value const & one : values)
        all[one.stratum].push_back(one.value);
    double sum{0};
    for (stratified_value const & one : values)
        if (one.is_case)
            sum += one.value - mean(all[one.stratum]);
    return sum;
}

/// The sum of the cases under every choice of them.
std::vector<double> all_sums(stratum const & one)
{
    std::vector<std::size_t> chosen(one.cases);
    std::iota(chosen.begin(), chosen.end(), std::size_t{0});
    std::vector<double> sums;
    do
    {
        double sum{0};
        for (std::size_t const i : chosen)
            sum += one.values[i];
        sums.push_back(sum);
    } while (next_choice(chosen, one.values.size()));
    return sums;
}

/// Combines every choice in one stratum with every choice in the others.
double share_of_extreme(std::span<stratum const> strata, double bound)
{
    std::vector<double> sums{0};
    for (stratum const & one : strata)
    {
        std::vector<double> combined;
        for (double const own : all_sums(one))
            for (double const sum : sums)
                combined.push_back(sum + own);
        sums = std::move(combined);
    }
    auto const hits = std::ranges::count_if(sums, [&](double sum) { return std::abs(sum) >= bound; });
    return static_cast<double>(hits) / static_cast<double>(sums.size());
}

double share_of_extreme_draws(std::vector<stratum> strata, double bound)
{
    generator random{permutation_seed};
    std::size_t hits{0};
    for (std::size_t draw = 0; draw < random_draws; ++draw)
    {
        double sum{0};
        for (stratum & one : strata)
            for (std::size_t i = 0; i < one.cases; ++i)
            {
                boost::random::uniform_int_distribution<std::size_t> any{i, one.values.size() - 1};
                std::swap(one.values[i], one.values[any(random)]);
                sum += one.values[i];
            }
        if (std::abs(sum) >= bound)
            ++hits;
    }
    return static_cast<double>(hits + 1) / static_cast<double>(random_draws + 1);
}

} // namespace

std::optional<permutation_result> permute_within(std::span<stratified_value const> values)
{
    std::vector<stratum> const strata = make_strata(values);
    if (strata.empty())
        return std::nullopt;
    std::vector<double> centred;
    double ways{1};
    for (stratum const & one : strata)
    {
        centred.insert(centred.end(), one.values.begin(), one.values.end());
        ways *= choices(one.values.size(), one.cases);
    }
    double const bound =
        std::abs(observed_sum(values)) - tolerance(centred) * static_cast<double>(centred.size());
    if (ways <= most_rearrangements)
        return permutation_result{share_of_extreme(strata, bound), true};
    return permutation_result{share_of_extreme_draws(strata, bound), false};
}

} // namespace polarmir::compare
