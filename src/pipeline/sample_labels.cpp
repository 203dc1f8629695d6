#include <polarmir/core/error.hpp>
#include <polarmir/core/lookup.hpp>
#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/pipeline/sample_labels.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace polarmir::pipeline {
namespace {

constexpr char const * default_group_column{"group"};

/// The column of that name, whatever the case of its letters; nothing when it is absent.
std::optional<std::size_t> find_column(sample_labels const & labels, std::string const & name)
{
    return position_of(labels.columns, to_lower(name), to_lower);
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

/// Columns of the sheet, by position.
struct chosen_columns
{
    std::size_t group{0};
    std::optional<std::size_t> block;
    std::vector<std::size_t> covariates; ///< the batch first
};

chosen_columns
choose_columns(sample_labels const & labels, std::size_t group, comparison_options const & options)
{
    chosen_columns chosen{group, {}, {}};
    if (options.block_column)
        chosen.block = require_column(labels, *options.block_column, "--block");
    if (options.batch_column)
        chosen.covariates.push_back(require_column(labels, *options.batch_column, "--batch"));
    for (std::string const & name : options.covariates)
        chosen.covariates.push_back(require_column(labels, name, "--covariates"));
    for (std::size_t const column : chosen.covariates)
        for (char const * const taken :
             {"sample", "group", "tested_reads", "norm_factor", "tmm_factor", "haemolysis_log2"})
            if (column != group && labels.columns[column] == taken)
                throw usage_error{"--covariates: the name " + labels.columns[column] +
                                  " is taken in the tables of the comparison; rename the column"};
    std::set<std::size_t> seen{group};
    if (chosen.block)
        seen.insert(*chosen.block);
    for (std::size_t const column : chosen.covariates)
        if (!seen.insert(column).second)
            throw usage_error{"--covariates: the column " + labels.columns[column] +
                              " is in the model already"};
    return chosen;
}

/// Whether the values of the compared samples are numbers. A number that was mistyped must not make levels of
/// a whole column of numbers.
bool holds_numbers(sample_labels const & labels,
                   std::size_t column,
                   std::size_t group,
                   compare::contrast const & compared)
{
    std::vector<std::string> others;
    std::size_t numbers{0};
    for (sample_labels::row const & row : labels.rows)
    {
        bool const is_compared =
            row.values[group] == compared.case_group || row.values[group] == compared.control_group;
        std::string const & value = row.values[column];
        if (!is_compared || value.empty() || value == "NA")
            continue;
        if (parse_number<double>(value))
            ++numbers;
        else
            others.push_back(row.sample + " ('" + value + "')");
    }
    if (!others.empty() && numbers > others.size())
        throw input_error{labels.source + ": the column " + labels.columns[column] +
                          " holds numbers, but not of " + some_of(others) +
                          "; put these right, or give the column to --batch to take its values as levels"};
    return others.empty();
}

compare::model_columns model_columns_of(sample_labels const & labels,
                                        chosen_columns const & chosen,
                                        compare::contrast const & compared,
                                        bool has_batch)
{
    compare::model_columns columns{
        labels.columns[chosen.group], chosen.block ? labels.columns[*chosen.block] : std::string{}, {}};
    for (std::size_t const column : chosen.covariates)
    {
        bool const is_batch = has_batch && column == chosen.covariates.front();
        columns.covariates.push_back(
            {labels.columns[column], is_batch || !holds_numbers(labels, column, chosen.group, compared)});
    }
    return columns;
}

/// Nothing where the sheet says NA.
std::string value_of(sample_labels::row const & row, std::size_t column)
{
    return row.values[column] == "NA" ? std::string{} : row.values[column];
}

std::vector<compare::sample_label> read_labels(sample_labels const & labels, chosen_columns const & chosen)
{
    std::vector<compare::sample_label> read;
    for (sample_labels::row const & row : labels.rows)
    {
        compare::sample_label & one = read.emplace_back();
        one.sample = row.sample;
        one.group = value_of(row, chosen.group);
        if (chosen.block)
            one.block = value_of(row, *chosen.block);
        for (std::size_t const column : chosen.covariates)
            one.covariates.push_back(value_of(row, column));
    }
    return read;
}

std::vector<std::string> groups_of(std::vector<compare::sample_label> const & labels)
{
    std::set<std::string> groups;
    for (compare::sample_label const & label : labels)
        if (!label.group.empty())
            groups.insert(label.group);
    return {groups.begin(), groups.end()};
}

reference_plan plan_reference(std::vector<compare::sample_label> const & labels,
                              std::optional<compare::contrast> const & compared,
                              comparison_options const & options)
{
    std::vector<std::string> const groups = groups_of(labels);
    std::optional<std::string> chosen = options.reference_group;
    if (!chosen && compared)
        chosen = compared->control_group;
    if (!chosen)
        chosen = options.control_group;
    reference_plan reference;
    reference.calibrates = chosen.has_value();
    if (!chosen && groups.size() > 1)
    {
        reference.ambiguity = "groups " + join(groups, ", ") + ": say which is the reference";
        return reference;
    }
    if (!chosen && groups.empty())
        return reference;
    reference.group = chosen ? *chosen : groups.front();
    for (compare::sample_label const & label : labels)
        if (label.group == reference.group)
            reference.samples.push_back(label.sample);
    if (reference.samples.empty())
        throw usage_error{"--reference-group " + reference.group +
                          ": no sample is in that group; the groups are " +
                          (groups.empty() ? "none" : join(groups, ", "))};
    return reference;
}

/// Refuses a model that could not be fitted even if every sample could be used.
void check_model(compare::comparison_design const & design, std::string const & source)
{
    try
    {
        static_cast<void>(compare::make_model(design.labels, design.groups, design.columns));
    }
    catch (input_error const & reason)
    {
        throw input_error{source + ": " + reason.what()};
    }
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
    options.mirnas.test.validate();
    if (options.mirnas.test.span && options.mirnas.test.how != differential::method::voom)
        throw usage_error{"--voom-span goes with --mirna-test voom only"};
    comparison_plan plan;
    plan.mirnas = options.mirnas;
    plan.adjusts_haemolysis = options.adjusts_haemolysis;
    bool const has_covariates =
        options.batch_column || !options.covariates.empty() || options.adjusts_haemolysis;
    bool const is_asked = options.group_column || options.block_column || options.case_group ||
                          options.control_group || options.reference_group || has_covariates;
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
    chosen_columns const chosen = choose_columns(labels, *group, options);
    std::vector<compare::sample_label> read = read_labels(labels, chosen);
    compare::contrast_choice choice =
        compare::choose_contrast(read, {options.case_group, options.control_group, chosen.block.has_value()});
    plan.labels = read;
    plan.reason = std::move(choice.reason);
    plan.reference = plan_reference(read, choice.chosen, options);
    if (!choice.chosen)
    {
        if (has_covariates)
            throw usage_error{"--batch, --covariates and --adjust-haemolysis need two groups to compare: " +
                              plan.reason};
        return plan;
    }
    plan.design = compare::comparison_design{
        std::move(read),
        *choice.chosen,
        model_columns_of(labels, chosen, *choice.chosen, options.batch_column.has_value()),
        options.adjustment};
    if (has_covariates)
        check_model(*plan.design, labels.source);
    return plan;
}

} // namespace polarmir::pipeline
