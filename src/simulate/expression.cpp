#include "paralogues.hpp"
#include "random.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/simulate/expression.hpp>

#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include <boost/random/gamma_distribution.hpp>
#include <boost/random/normal_distribution.hpp>

namespace polarmir::simulate {
namespace {

using row_index = std::map<std::string_view, std::uint32_t>;

row_index rows_by_name(reference::mirna_reference const & reference)
{
    row_index rows;
    auto const matures = reference.matures();
    for (std::uint32_t i = 0; i < matures.size(); ++i)
    {
        rows.emplace(matures[i].name, reference.row_of(i));
        rows.emplace(matures[i].accession, reference.row_of(i));
    }
    return rows;
}

std::uint32_t row_named(std::string const & mirna, row_index const & rows)
{
    auto const found = rows.find(mirna);
    if (found == rows.end())
        throw input_error{"miRNA " + mirna +
                          " is not in the reference; check its name, or give another reference"};
    return found->second;
}

/// Shares of 1 from weights.
void normalise(std::vector<double> & weights)
{
    double sum{0};
    for (double const weight : weights)
        sum += weight;
    if (!(sum > 0))
        throw input_error{"no miRNA is expressed; give an abundance above 0"};
    for (double & weight : weights)
        weight /= sum;
}

std::vector<double> drawn_baseline(std::size_t rows, std::uint64_t seed)
{
    constexpr double fall{4.0};
    constexpr double spread{1.8};
    generator random = make_stream(seed, "baseline");
    boost::random::normal_distribution<double> normal{0, spread};
    std::vector<double> weights(rows);
    for (std::size_t row = 0; row < rows; ++row)
        weights[row] = std::exp(normal(random) - fall * static_cast<double>(row) / static_cast<double>(rows));
    return weights;
}

std::vector<double>
given_baseline(std::span<abundance const> given, row_index const & names, std::size_t rows)
{
    std::vector<double> weights(rows, 0.0);
    std::set<std::uint32_t> seen;
    for (abundance const & one : given)
    {
        std::uint32_t const row = row_named(one.mirna, names);
        if (!seen.insert(row).second)
            throw input_error{"the abundance of miRNA " + one.mirna +
                              " (or of another with the same sequence) is given twice"};
        weights[row] = one.value;
    }
    return weights;
}

using group_factors = std::map<std::string, std::map<std::uint32_t, double>, std::less<>>;

group_factors factors_of(std::span<effect const> effects, row_index const & names, cohort const & samples)
{
    group_factors factors;
    for (sample_plan const & sample : samples.samples)
        factors.try_emplace(sample.group);
    for (effect const & one : effects)
    {
        auto const group = factors.find(one.group);
        if (group == factors.end())
            throw input_error{"the effect on " + one.mirna + " is for group " + one.group +
                              ", which no sample has"};
        std::uint32_t const row = row_named(one.mirna, names);
        if (!group->second.emplace(row, std::exp2(one.log2_fold_change)).second)
            throw input_error{"the effect on " + one.mirna + " in group " + one.group + " is given twice"};
    }
    return factors;
}

/// Shares of the red-cell miRNAs; empty when the reference has none of them.
std::vector<double> red_cell_profile(reference::mirna_reference const & reference)
{
    // The four dominate erythrocyte small RNA; the proportions are rounded.
    constexpr std::array<std::pair<std::string_view, double>, 4> profile{
        {{"-miR-486-5p", 0.45}, {"-miR-451a", 0.30}, {"-miR-16-5p", 0.15}, {"-miR-92a-3p", 0.10}}};
    std::vector<double> weights(reference.rows().size(), 0.0);
    bool any{false};
    for (std::uint32_t i = 0; i < reference.matures().size(); ++i)
        for (auto const & [suffix, share] : profile)
            if (reference.matures()[i].name.ends_with(suffix))
            {
                weights[reference.row_of(i)] = share;
                any = true;
            }
    if (!any)
        return {};
    normalise(weights);
    return weights;
}

void vary(std::vector<double> & weights, config const & settings, sample_plan const & sample)
{
    if (settings.dispersion == 0)
        return;
    generator random = make_stream(settings.seed, "individual", sample.name);
    boost::random::gamma_distribution<double> individual{1 / settings.dispersion, settings.dispersion};
    for (double & weight : weights)
        weight *= individual(random);
}

void haemolyse(std::vector<double> & shares, std::vector<double> const & red_cell, sample_plan const & sample)
{
    if (sample.haemolysis == 0)
        return;
    if (red_cell.empty())
        throw input_error{
            "sample " + sample.name +
            " cannot be haemolysed: the reference has no red-cell miRNA (486-5p, 451a, 16-5p, 92a-3p)"};
    for (std::size_t row = 0; row < shares.size(); ++row)
        shares[row] = (1 - sample.haemolysis) * shares[row] + sample.haemolysis * red_cell[row];
}

} // namespace

expression::expression(reference::mirna_reference const & reference,
                       config const & settings,
                       cohort const & samples,
                       std::span<effect const> effects,
                       std::span<abundance const> baseline)
{
    std::size_t const rows = reference.rows().size();
    row_index const names = rows_by_name(reference);
    std::vector<double> usual =
        baseline.empty() ? drawn_baseline(rows, settings.seed) : given_baseline(baseline, names, rows);
    if (settings.silent_paralogues)
        silence_paralogues(reference, usual);
    normalise(usual);
    group_factors const factors = factors_of(effects, names, samples);
    std::vector<double> const red_cell = red_cell_profile(reference);
    for (sample_plan const & sample : samples.samples)
    {
        std::vector<double> shares = usual;
        for (auto const & [row, factor] : factors.find(sample.group)->second)
            shares[row] *= factor;
        vary(shares, settings, sample);
        normalise(shares);
        haemolyse(shares, red_cell, sample);
        shares_.push_back(std::move(shares));
    }
}

} // namespace polarmir::simulate
