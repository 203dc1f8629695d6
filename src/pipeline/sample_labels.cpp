#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/pipeline/sample_labels.hpp>

#include <algorithm>
#include <utility>

namespace polarmir::pipeline {
namespace {

constexpr char const * default_group_column{"group"};

/// The column of that name, whatever the case of its letters; nothing when it is absent.
std::optional<std::size_t> find_column(sample_labels const & labels, std::string const & name)
{
    std::string const wanted = to_lower(name);
    auto const found = std::ranges::find(
        labels.columns, wanted, [](std::string const & column) { return to_lower(column); });
    return found == labels.columns.end()
               ? std::nullopt
               : std::optional{static_cast<std::size_t>(found - labels.columns.begin())};
}

/// `why`: what needs the column.
std::size_t require_column(sample_labels const & labels, std::string const & name, std::string const & why)
{
    if (auto const found = find_column(labels, name))
        return *found;
    if (labels.columns.empty())
        throw usage_error{why + ": nothing is known of the samples; give a sample sheet with the column '" +
                          name + "'"};
    throw usage_error{why + ": " + labels.source + " has no column '" + name + "'; it has " +
                      join(labels.columns, ", ")};
}

std::vector<compare::sample_label>
read_labels(sample_labels const & labels, std::size_t group, std::optional<std::size_t> block)
{
    std::vector<compare::sample_label> read;
    for (sample_labels::row const & row : labels.rows)
        read.push_back({row.sample, row.values[group], block ? row.values[*block] : std::string{}});
    return read;
}

} // namespace

sample_labels::sample_labels(reads::sample_sheet const & sheet) :
    source{sheet.path}, columns{sheet.annotation_columns}
{
    for (reads::sheet_row const & line : sheet.rows)
        if (std::ranges::find(rows, line.sample, &row::sample) == rows.end())
            rows.push_back({line.sample, line.annotations});
}

sample_labels::sample_labels(reads::cohort const & cohort) :
    source{"the sample sheet"}, columns{cohort.annotation_columns}
{
    for (reads::sample const & sample : cohort.samples)
    {
        std::vector<std::string> values;
        for (auto const & [column, value] : sample.annotations)
            values.push_back(value);
        rows.push_back({sample.name, std::move(values)});
    }
}

comparison_plan plan_comparison(sample_labels const & labels, comparison_options const & options)
{
    comparison_plan plan;
    plan.adjustment = options.adjustment;
    bool const is_asked =
        options.group_column || options.block_column || options.case_group || options.control_group;
    std::string const column = options.group_column.value_or(default_group_column);
    std::optional<std::size_t> const group =
        is_asked ? std::optional{require_column(
                       labels, column, options.group_column ? "--group-column" : "groups to compare")}
                 : find_column(labels, column);
    if (!group)
    {
        plan.reason = labels.columns.empty()
                          ? "nothing is known of the samples' groups"
                          : "the sample sheet has no column 'group' (it has " + join(labels.columns, ", ") +
                                "); name one with --group-column";
        return plan;
    }
    std::optional<std::size_t> block;
    if (options.block_column)
        block = require_column(labels, *options.block_column, "--block");
    plan.labels = read_labels(labels, *group, block);
    compare::contrast_choice choice =
        compare::choose_contrast(plan.labels, {options.case_group, options.control_group, block.has_value()});
    plan.groups = std::move(choice.chosen);
    plan.reason = std::move(choice.reason);
    return plan;
}

} // namespace polarmir::pipeline
