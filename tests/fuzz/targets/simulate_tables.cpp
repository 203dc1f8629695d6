// What `simulate` reads: samples, effects, abundances.
#include "support/scratch.hpp"
#include "support/target.hpp"

#include <polarmir/reference/embedded.hpp>
#include <polarmir/simulate/cohort.hpp>
#include <polarmir/simulate/expression.hpp>

#include <cmath>
#include <numeric>

namespace {

using namespace polarmir;

void check(std::span<double const> shares)
{
    fuzz::promise(std::ranges::all_of(shares, [](double share) { return share >= 0 && share <= 1; }),
                  "shares are between 0 and 1");
    fuzz::promise(std::abs(std::accumulate(shares.begin(), shares.end(), 0.0) - 1) < 1e-6,
                  "shares are 1 together");
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    auto const parts = fuzz::take_parts(fuzz::text_of(data, size), 3);
    simulate::cohort cohort;
    std::vector<simulate::effect> effects;
    std::vector<simulate::abundance> abundances;
    fuzz::refuse_or_do(
        [&] { cohort = simulate::read_cohort(fuzz::files().put("samples.tsv", parts[0]), 1); });
    fuzz::refuse_or_do([&] { effects = simulate::read_effects(fuzz::files().put("effects.tsv", parts[1])); });
    fuzz::refuse_or_do(
        [&] { abundances = simulate::read_abundances(fuzz::files().put("abundances.tsv", parts[2])); });
    constexpr std::size_t few{8};
    if (cohort.samples.empty() || cohort.samples.size() > few)
        return 0;
    fuzz::refuse_or_do([&] {
        simulate::expression const made{reference::human_panel(), {}, cohort, effects, abundances};
        for (std::size_t sample = 0; sample < cohort.samples.size(); ++sample)
            check(made.of_sample(sample));
    });
    return 0;
}
