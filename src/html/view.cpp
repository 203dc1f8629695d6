#include "html/view.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/figure/strip_plot.hpp>
#include <polarmir/qc/metrics.hpp>
#include <polarmir/report/polarization_tables.hpp>

#include <algorithm>
#include <numeric>
#include <set>

namespace polarmir::html {
namespace {

/// Names of the groups that samples have: control and case first.
figure::legend group_names(pipeline::merge_outcome const & cohort)
{
    auto const & design = cohort.polarization.design;
    auto const rank = [&](std::string const & name) {
        if (name.empty())
            return 3;
        if (!design || (name != design->groups.control_group && name != design->groups.case_group))
            return 2;
        return name == design->groups.control_group ? 0 : 1;
    };
    std::set<std::string> const distinct(cohort.groups.begin(), cohort.groups.end());
    figure::legend names(distinct.begin(), distinct.end());
    if (names.size() == 1 && names.front().empty())
        return {};
    std::ranges::sort(names, [&](std::string const & a, std::string const & b) {
        return rank(a) != rank(b) ? rank(a) < rank(b) : natural_less(a, b);
    });
    return names;
}

} // namespace

view::view(pipeline::merge_outcome const & cohort) :
    cohort_{&cohort}, groups_{group_names(cohort)}, group_of_(cohort.samples.size(), 0),
    by_group_(cohort.samples.size()), unit_{pipeline::unit_of(cohort.samples)}
{
    if (!groups_.empty())
        for (std::size_t i = 0; i < group_of_.size(); ++i)
            group_of_[i] =
                static_cast<std::size_t>(std::ranges::find(groups_, cohort.groups[i]) - groups_.begin());
    std::iota(by_group_.begin(), by_group_.end(), std::size_t{0});
    std::ranges::stable_sort(by_group_, {}, [&](std::size_t i) { return group_of_[i]; });
    std::ranges::replace(groups_, std::string{}, std::string{"no group"});
}

score::index_score const * view::index(std::size_t i) const
{
    return scores(i).indices.empty() ? nullptr : &scores(i).indices.front();
}

std::optional<score::estimate> view::index_value(std::size_t i) const
{
    score::index_score const * const one = index(i);
    return one == nullptr ? std::nullopt : report::printable(one->verdict, one->value);
}

std::size_t view::group_count() const noexcept
{
    return std::max<std::size_t>(groups_.size(), 1);
}

std::vector<std::size_t> view::members(std::size_t group) const
{
    std::vector<std::size_t> found;
    std::ranges::copy_if(
        by_group_, std::back_inserter(found), [&](std::size_t i) { return group_of_[i] == group; });
    return found;
}

std::string view::group_name(std::size_t group) const
{
    return groups_.empty() ? "all samples" : groups_[group];
}

std::optional<double> view::metric(std::size_t i, std::string_view name) const
{
    qc::quality_metric const * const found = qc::find_metric(cohort_->quality.samples[i], name);
    return found == nullptr ? std::nullopt : found->value;
}

std::vector<cell> index_cells(view const & v, std::size_t i)
{
    constexpr int decimals{2};
    score::index_score const * const one = v.index(i);
    std::optional<score::estimate> const value = v.index_value(i);
    if (!value)
        return {text_cell("NA"), text_cell("NA"), text_cell("NA"), text_cell("NA", "NA")};
    report::score_interval const interval = report::interval_of(*value);
    char const * const verdict = name_of(one->verdict.result);
    return {number_cell(value->score, decimals),
            number_cell(interval.low, decimals),
            number_cell(interval.high, decimals),
            text_cell(verdict, verdict)};
}

std::string summary_hint(view const & v)
{
    return v.size() > figure::most_marks ? " Line: range, bar: middle half, mark: median of each group."
                                         : std::string{};
}

std::string spaced(std::string const & list)
{
    std::vector<std::string> parts;
    for (std::string_view const part : split(list, ';'))
        parts.emplace_back(part);
    return join(parts, "; ");
}

std::string table_hint(std::string const & file)
{
    return "The numbers of every sample are in " + file + '.';
}

} // namespace polarmir::html
