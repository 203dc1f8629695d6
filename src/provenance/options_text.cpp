#include "record_parts.hpp"

namespace polarmir::provenance {
namespace {

template <typename value_t>
json or_null(std::optional<value_t> const & value)
{
    return value ? json(*value) : json(nullptr);
}

json scoring_of(score::config const & settings)
{
    return {{"technical_sd", settings.technical_sd},
            {"min_panel", settings.min_panel},
            {"null_neighbours", settings.null_neighbours}};
}

json comparison_of(pipeline::comparison_options const & options)
{
    differential::config const & test = options.mirnas.test;
    return {{"group_column", or_null(options.group_column)},
            {"case", or_null(options.case_group)},
            {"control", or_null(options.control_group)},
            {"block", or_null(options.block_column)},
            {"batch", or_null(options.batch_column)},
            {"covariates", options.covariates},
            {"haemolysis", options.adjusts_haemolysis},
            {"reference_group", or_null(options.reference_group)},
            {"p_adjust", name_of(options.adjustment)},
            {"normalisation", name_of(options.mirnas.normalisation)},
            {"method", test.how == differential::method::voom ? "voom" : "trend"},
            {"voom_span", or_null(test.span)},
            {"robust", test.robust},
            {"treat_lfc", test.treat_lfc}};
}

} // namespace

json options_of(run_facts const & facts)
{
    // Samples of one cohort are counted alike, or merge warns of it; each has its own in sample.json.
    std::string const & counting =
        facts.merged != nullptr ? facts.merged->samples.front().options : facts.counting;
    return {{"counting", json::parse(counting)},
            {"scoring", scoring_of(facts.scoring)},
            {"comparison", comparison_of(facts.comparison)},
            {"quality", {{"sample_type", name_of(facts.sample_type)}}}};
}

} // namespace polarmir::provenance
