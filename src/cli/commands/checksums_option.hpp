#pragma once

namespace CLI {
class App;
}

namespace polarmir::cli {

/// Adds `--checksums`.
void add_checksums_option(CLI::App & command, bool & hashes_inputs);

} // namespace polarmir::cli
