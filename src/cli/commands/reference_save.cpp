#include "reference_save.hpp"

#include <polarmir/align/stored_seeds.hpp>
#include <polarmir/reference/sequences.hpp>
#include <polarmir/reference/store.hpp>

#include <filesystem>
#include <vector>

namespace polarmir::cli {
namespace {

namespace ref = polarmir::reference;

void log_problems(context & ctx, log_level level, std::vector<ref::problem> const & problems)
{
    for (ref::problem const & found : problems)
        ctx.log(level, found.message());
}

ref::build_result build_or_list_problems(context & ctx, ref::build_config const & config)
{
    try
    {
        return ref::build(config);
    }
    catch (ref::build_error const & failure)
    {
        if (failure.problems().size() > 1) // a single one is the error message itself
            log_problems(ctx, log_level::warning, failure.problems());
        throw;
    }
}

} // namespace

void build_and_save(context & ctx, ref::build_config const & config, std::string const & output)
{
    config.validate();
    ref::require_own_directory(output);
    ref::build_result const result = build_or_list_problems(ctx, config);
    log_problems(ctx, log_level::info, result.notes);
    for (ref::problem const & found : result.left_out)
        ctx.log(log_level::warning, "left out: " + found.message());
    ref::save(result.reference, result.from, output);
    align::stored_seeds::write(std::filesystem::path{output} / ref::seeds_name,
                               result.reference.hash(),
                               ref::sequences_of(result.reference.hairpins()));
    ctx.log(log_level::info,
            output + ": " + result.reference.label() + ", " +
                std::to_string(result.reference.matures().size()) + " matures, hash " +
                result.reference.hash());
}

} // namespace polarmir::cli
