#include <polarmir/core/error.hpp>
#include <polarmir/pipeline/sample_labels.hpp>

#include <algorithm>
#include <utility>

namespace polarmir::pipeline {
namespace {

constexpr char const * default_group_column{"group"};

/// The column of that name; nothing when it is absent.
std::optional<std::size_t> find_column(sample_labels const & labels, std::string const & name)
{
    auto const found = std::ranges::find(labels.columns, name);
    return found == labels.columns.end()
               ? std::nullopt
               : std::optional{static_cast<std::size_t>(found - labels.columns.begin())};
}

std::size_t require_column(sample_labels const & labels, std::string const & name, char const * option)
{
    if (auto const found = find_column(labels, name))
        return *found;
    std::string columns;
    for (std::string const & column : labels.columns)
        columns += (columns.empty() ? "" : ", ") + column;
    throw usage_error{std::string{option} + ' ' + name + ": " +
                      (labels.source.empty() ? "there is no sample sheet; give it with --samples"
                                             : labels.source + " has no such column" +
                                                   (columns.empty() ? "" : "; it has " + columns))};
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
        is_asked ? std::optional{require_column(labels, column, "--group-column")}
                 : find_column(labels, column);
    if (!group)
    {
        plan.reason = labels.columns.empty() ? "nothing is known of the samples' groups"
                                             : "the sample sheet has no column 'group'";
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
