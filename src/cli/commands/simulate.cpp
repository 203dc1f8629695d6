#include "cli/app.hpp"
#include "cli/commands/simulate_options.hpp"

#include <polarmir/core/phrase.hpp>

#include <cstdint>
#include <memory>
#include <numeric>
#include <string>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

void simulate_cohort(simulate_options const & typed, context & ctx)
{
    simulate::design const design = to_design(typed);
    auto const made = simulate::simulate(reference::load(typed.reference), design, typed.where);
    std::uint64_t const reads = std::accumulate(
        made.begin(), made.end(), std::uint64_t{0}, [](std::uint64_t sum, simulate::drawn const & sample) {
            return std::accumulate(sample.classes.begin(), sample.classes.end(), sum);
        });
    std::string const out = typed.where.directory.string();
    ctx.log(log_level::info,
            count_of(made.size(), "sample") + ", " + count_of(reads, "read") + " written to " + out);
    ctx.log(log_level::info, "count them with: polarmir run --samples " + out + "/samples.tsv -o OUT");
}

} // namespace

void add_simulate(CLI::App & app, context & ctx)
{
    auto const options = std::make_shared<simulate_options>();
    CLI::App * const command = app.add_subcommand("simulate", "Write small-RNA reads with known truth");
    add_simulate_options(*command, *options);
    command->callback([options, &ctx] { simulate_cohort(*options, ctx); });
}

} // namespace polarmir::cli
