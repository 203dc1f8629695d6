#include "checksums_option.hpp"

#include <CLI/CLI.hpp>

namespace polarmir::cli {

void add_checksums_option(CLI::App & command, bool & hashes_inputs)
{
    command.add_flag("--checksums",
                     hashes_inputs,
                     "Also record the SHA-256 of every input file in run.json; reads them once more");
}

} // namespace polarmir::cli
