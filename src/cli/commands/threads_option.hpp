#pragma once
#include <cstddef>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace polarmir::cli {

/// Adds `-t,--threads N` (default: what affinity, cgroup and the batch system allow).
CLI::Option * add_threads_option(CLI::App & command, std::size_t & threads);

} // namespace polarmir::cli
