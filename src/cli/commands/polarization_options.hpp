#pragma once
#include <polarmir/pipeline/polarization.hpp>

namespace CLI {
class App;
}

namespace polarmir::cli {

/// Signatures, panel and what else decides a score.
void add_scoring_options(CLI::App & command, pipeline::scoring_options & options);

/// Which groups are compared, and how.
void add_comparison_options(CLI::App & command, pipeline::comparison_options & options);

} // namespace polarmir::cli
