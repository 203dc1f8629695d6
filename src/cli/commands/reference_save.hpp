#pragma once
#include "cli/app.hpp"

#include <polarmir/reference/build.hpp>

#include <string>

namespace polarmir::cli {

/// `reference fetch`, as the add_ functions of app.hpp.
void add_reference_fetch(CLI::App & parent, context & ctx);

/// Builds a reference, writes it to `output` with the index of its hairpins, and logs what was found.
void build_and_save(context & ctx, reference::build_config const & config, std::string const & output);

} // namespace polarmir::cli
