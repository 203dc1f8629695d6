#include "compare/aliases.hpp"

#include <polarmir/compare/model.hpp>
#include <polarmir/core/error.hpp>
#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace polarmir::compare {
namespace {

/// One column of the sheet in the model: block, covariate or group.
struct term
{
    std::string name;
    std::vector<std::string> coefficients;
    std::vector<std::vector<double>> columns; ///< one value for each sample
    std::vector<std::string> levels;          ///< of each sample, if it is a factor
};

std::vector<sample_label> in_groups(std::span<sample_label const> samples, contrast const & groups)
{
    std::vector<sample_label> chosen;
    for (sample_label const & one : samples)
        if (one.group == groups.case_group || one.group == groups.control_group)
            chosen.push_back(one);
    return chosen;
}

term factor_term(std::string const & name, std::vector<std::string> levels)
{
    std::vector<std::string> distinct = levels;
    std::ranges::sort(distinct, natural_less);
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    if (distinct.size() == 1)
        throw input_error{name + " is " + distinct.front() +
                          " for all samples that are compared: there is nothing to adjust for, leave it out"};
    term result{name, {}, {}, {}};
    for (auto level = distinct.begin() + 1; level != distinct.end(); ++level)
    {
        result.coefficients.push_back(name + *level);
        std::vector<double> & column = result.columns.emplace_back();
        for (std::string const & one : levels)
            column.push_back(one == *level ? 1 : 0);
    }
    result.levels = std::move(levels);
    return result;
}

term number_term(std::string const & name, std::span<sample_label const> samples, std::size_t covariate)
{
    term result{name, {name}, {{}}, {}};
    for (sample_label const & one : samples)
    {
        std::optional<double> const value = parse_number<double>(one.covariates[covariate]);
        if (!value || !std::isfinite(*value))
            throw input_error{"sample " + one.sample + ": " + name + " '" + one.covariates[covariate] +
                              "' is not a number"};
        result.columns.front().push_back(*value);
    }
    if (std::ranges::adjacent_find(result.columns.front(), std::not_equal_to<>{}) ==
        result.columns.front().end())
        throw input_error{name + " is " + samples.front().covariates[covariate] +
                          " for all samples that are compared: there is nothing to adjust for, leave it out"};
    return result;
}

/// The values of a column of the sheet, all of which are there.
template <typename get_t>
std::vector<std::string>
require_values(std::string const & name, std::span<sample_label const> samples, get_t const & get)
{
    std::vector<std::string> values;
    for (sample_label const & one : samples)
    {
        if (std::string const & value = get(one); value.empty() || value == "NA")
            throw input_error{"sample " + one.sample + " has no " + name +
                              "; a model needs it for every sample that is compared"};
        values.push_back(get(one));
    }
    return values;
}

/// In the order of the formula.
std::vector<term>
make_terms(std::span<sample_label const> samples, contrast const & groups, model_columns const & columns)
{
    std::vector<term> terms;
    if (groups.is_paired)
        terms.push_back(factor_term(
            columns.block,
            require_values(
                columns.block, samples, [](sample_label const & one) -> auto const & { return one.block; })));
    for (std::size_t i = 0; i < columns.covariates.size(); ++i)
    {
        covariate const & one = columns.covariates[i];
        std::vector<std::string> values = require_values(
            one.name, samples, [i](sample_label const & label) -> auto const & {
                return label.covariates[i];
            });
        terms.push_back(one.is_factor ? factor_term(one.name, std::move(values))
                                      : number_term(one.name, samples, i));
    }
    term group{columns.group, {columns.group + groups.case_group}, {{}}, {}};
    for (sample_label const & one : samples)
    {
        group.columns.front().push_back(one.group == groups.case_group ? 1 : 0);
        group.levels.push_back(one.group);
    }
    terms.push_back(std::move(group));
    return terms;
}

model assemble(std::span<sample_label const> samples, std::span<term const> terms)
{
    model result;
    result.coefficients.emplace_back("(Intercept)");
    for (term const & one : terms)
    {
        result.formula += (result.formula.empty() ? "~" : " + ") + one.name;
        result.coefficients.insert(
            result.coefficients.end(), one.coefficients.begin(), one.coefficients.end());
    }
    result.values = matrix{samples.size(), result.coefficients.size()};
    for (std::size_t row = 0; row < samples.size(); ++row)
    {
        result.samples.push_back(samples[row].sample);
        std::size_t column{0};
        result.values(row, column++) = 1;
        for (term const & one : terms)
            for (std::vector<double> const & values : one.columns)
                result.values(row, column++) = values[row];
    }
    return result;
}

/// Whether the group follows from this term alone.
bool explains(term const & one, term const & group)
{
    matrix design{group.columns.front().size(), one.columns.size() + 2};
    for (std::size_t row = 0; row < design.rows(); ++row)
    {
        std::size_t column{0};
        design(row, column++) = 1;
        for (std::vector<double> const & values : one.columns)
            design(row, column++) = values[row];
        design(row, column) = group.columns.front()[row];
    }
    std::vector<alias> const aliases = find_aliases(design);
    return std::ranges::find(aliases, design.columns() - 1, &alias::column) != aliases.end();
}

/// `b1: control; b2, b3: tumor`
std::string levels_by_group(term const & factor, term const & group)
{
    std::map<std::string, std::set<std::string>> levels;
    for (std::size_t i = 0; i < factor.levels.size(); ++i)
        levels[group.levels[i]].insert(factor.levels[i]);
    std::string text;
    for (auto const & [name, of_group] : levels)
    {
        std::vector<std::string> sorted{of_group.begin(), of_group.end()};
        std::ranges::sort(sorted, natural_less);
        text += (text.empty() ? "" : "; ") + join(sorted, ", ") + ": " + name;
    }
    return text;
}

[[noreturn]] void fail_confounded(std::span<term const> terms)
{
    term const & group = terms.back();
    auto const others = terms.first(terms.size() - 1);
    auto const one = std::ranges::find_if(others, [&](term const & other) { return explains(other, group); });
    if (one == others.end())
    {
        std::vector<std::string> names;
        for (term const & other : others)
            names.push_back(other.name);
        throw input_error{group.name + " is confounded with " + join(names, " and ") +
                          " together: they tell every sample's group, so that no analysis can tell the two "
                          "apart; leave one out and say so"};
    }
    throw input_error{group.name + " is confounded with " + one->name +
                      (one->levels.empty() ? std::string{} : " (" + levels_by_group(*one, group) + ')') +
                      ": no analysis can tell a difference between groups from one between values of " +
                      one->name + "; add samples of both groups, or leave " + one->name + " out and say so"};
}

/// The name of the term of each coefficient.
std::vector<std::string> term_names(std::span<term const> terms)
{
    std::vector<std::string> names{"the intercept"};
    for (term const & one : terms)
        names.insert(names.end(), one.coefficients.size(), one.name);
    return names;
}

void check_rank(model const & built, std::span<term const> terms)
{
    std::vector<alias> const aliases = find_aliases(built.values);
    if (aliases.empty())
        return;
    if (aliases.front().column + 1 == built.coefficients.size())
        fail_confounded(terms);
    std::vector<std::string> aliased;
    std::vector<std::string> causes;
    std::vector<std::string> const names = term_names(terms);
    for (alias const & one : aliases)
    {
        aliased.push_back(built.coefficients[one.column]);
        for (std::size_t const column : one.of)
            if (column > 0 && std::ranges::find(causes, names[column]) == causes.end())
                causes.push_back(names[column]);
    }
    throw input_error{"the model " + built.formula + " cannot be fitted: " + some_of(aliased) +
                      (aliased.size() == 1 ? " follows from " : " follow from ") +
                      (causes.empty() ? names.front() : join(causes, " and ")) + "; leave " +
                      names[aliases.front().column] + " out"};
}

} // namespace

model make_model(std::span<sample_label const> samples,
                 contrast const & groups,
                 model_columns const & columns)
{
    std::vector<sample_label> const chosen = in_groups(samples, groups);
    for (std::string const & group : {groups.case_group, groups.control_group})
        if (std::ranges::find(chosen, group, &sample_label::group) == chosen.end())
            throw input_error{"no sample of group " + group + " is left to compare"};
    std::vector<term> const terms = make_terms(chosen, groups, columns);
    model built = assemble(chosen, terms);
    check_rank(built, terms);
    if (built.values.rows() <= built.values.columns())
        throw input_error{"the model " + built.formula + " has " +
                          count_of(built.values.columns(), "coefficient") + " for " +
                          count_of(built.values.rows(), "sample") +
                          ": nothing is left to estimate the variance from; leave covariates out or add "
                          "samples"};
    return built;
}

} // namespace polarmir::compare
