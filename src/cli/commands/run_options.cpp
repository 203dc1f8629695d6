#include "run_options.hpp"

#include "polarization_options.hpp"
#include "quality_options.hpp"

#include <polarmir/reads/sample_sheet.hpp>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

/// Throws when the sheet holds an unknown type of samples; with its line where the sheet was given.
void check_sample_types(count_options const & typed, reads::cohort const & cohort)
{
    if (typed.sheet && reads::is_own_sheet(*typed.sheet))
        static_cast<void>(pipeline::types_of(reads::read_sample_sheet(*typed.sheet)));
    else
        static_cast<void>(pipeline::types_of(pipeline::sample_labels{cohort}));
}

} // namespace

void add_merge_options(CLI::App & command, run_options & options)
{
    add_scoring_options(command, options.scoring);
    add_write_reference(command, options.reference_out);
    add_comparison_options(command, options.comparison);
    add_quality_options(command, options.quality);
}

void add_run_options(CLI::App & command, run_options & options)
{
    add_count_options(command, options.count);
    add_merge_options(command, options);
}

prepared_run prepare_run(run_options const & options, log_sink const & log)
{
    count_options const & typed = options.count;
    prepared_run run{
        validated(typed), reads::discover(typed.inputs, typed.sheet), {}, prepare(options.quality)};
    pipeline::require_references(run.config);
    log_discovery(run.cohort, log);
    run.scoring = prepare(options.scoring, log);
    pipeline::comparison_plan const plan =
        plan_comparison(pipeline::sample_labels{run.cohort}, options.comparison);
    check_sample_types(typed, run.cohort);
    if (options.reference_out)
        pipeline::require_reference(plan.reference.ambiguity);
    return run;
}

} // namespace polarmir::cli
