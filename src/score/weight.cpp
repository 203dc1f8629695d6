#include <polarmir/core/error.hpp>
#include <polarmir/score/weight.hpp>

#include <algorithm>
#include <cmath>

namespace polarmir::score {
namespace {

double tier_factor(std::string const & tier)
{
    constexpr double third{1.0 / 3};
    if (tier == "strong")
        return 1;
    if (tier == "moderate")
        return 2 * third;
    if (tier == "weak")
        return third;
    throw input_error{"members.tsv: tier '" + tier + "' is none of strong, moderate, weak"};
}

/// The factors that do not depend on relatives.
weight_factors own_factors(curated_member const & one, std::uint32_t most_papers)
{
    constexpr double half{0.5};
    weight_factors factors;
    factors.tier = tier_factor(one.tier);
    factors.most_papers = most_papers;
    if (one.papers > 0)
        factors.papers = (1 + std::log2(one.papers)) / (1 + std::log2(most_papers));
    factors.arm = one.arm_stated ? 1 : half;
    factors.side = one.only_opposes ? half : 1;
    return factors;
}

weight_cap cap_of(double total)
{
    return {total, total > relatives_cap ? relatives_cap / total : 1};
}

std::uint32_t most_papers(std::string const & set, std::span<curated_member const> all)
{
    std::uint32_t most{0};
    for (curated_member const & one : all)
        if (one.used && one.set == set)
            most = std::max(most, one.papers);
    return most;
}

/// Sum of the weights of the used members that share the set and the group of `member`.
double total(curated_member const & member,
             std::span<curated_member const> all,
             std::string curated_member::*group,
             auto const & weight_of)
{
    double sum{0};
    for (curated_member const & other : all)
        if (other.used && other.set == member.set && other.*group == member.*group)
            sum += weight_of(other);
    return sum;
}

} // namespace

double weight_factors::weight() const noexcept
{
    return tier * papers * arm * side * (cluster ? cluster->factor : 1) *
           (seed_family ? seed_family->factor : 1);
}

weight_factors factors_of(curated_member const & one, std::span<curated_member const> all)
{
    std::uint32_t const most = most_papers(one.set, all);
    weight_factors factors = own_factors(one, most);
    if (!one.used)
        return factors;
    auto const own = [&](curated_member const & other) { return own_factors(other, most).weight(); };
    auto const cluster_cap = [&](curated_member const & other) -> std::optional<weight_cap> {
        if (other.cluster.empty())
            return std::nullopt;
        return cap_of(total(other, all, &curated_member::cluster, own));
    };
    factors.cluster = cluster_cap(one);
    if (!one.seed_family.empty())
        factors.seed_family =
            cap_of(total(one, all, &curated_member::seed_family, [&](curated_member const & other) {
                auto const capped = cluster_cap(other);
                return own(other) * (capped ? capped->factor : 1);
            }));
    return factors;
}

} // namespace polarmir::score
