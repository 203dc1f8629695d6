#include "last_files.hpp"

#include <polarmir/core/error.hpp>

#include <CLI/CLI.hpp>

namespace polarmir::cli {

void add_checksums_option(CLI::App & command, bool & hashes_inputs)
{
    command.add_flag("--checksums",
                     hashes_inputs,
                     "Also record the SHA-256 of every input file in run.json; reads them once more");
}

void write_last_files(provenance::run_facts const & facts,
                      provenance::run_clock const & clock,
                      std::size_t threads,
                      std::optional<std::filesystem::path> const & reference_out)
{
    try
    {
        if (reference_out && facts.merged != nullptr)
            write_reference(*reference_out, facts.merged->polarization);
    }
    catch (input_error const &) // too few samples for one
    {
        write_provenance(facts, clock, threads);
        throw;
    }
    write_provenance(facts, clock, threads);
}

} // namespace polarmir::cli
