#pragma once
#include <polarmir/pipeline/quality.hpp>

namespace CLI {
class App;
}

namespace polarmir::cli {

/// By what samples are PASS, WARN or FAIL.
void add_quality_options(CLI::App & command, pipeline::quality_options & options);

} // namespace polarmir::cli
