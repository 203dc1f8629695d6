#pragma once
#include <polarmir/pipeline/polarization.hpp>

#include <filesystem>

namespace CLI {
class App;
}

namespace polarmir::cli {

/// What the commands on a table of counts share.
struct table_options
{
    std::filesystem::path counts;
    std::filesystem::path out;
    bool force{false};
};

void add_table_options(CLI::App & command, table_options & options);

/// Signatures, panel and what else decides a score.
void add_scoring_options(CLI::App & command, pipeline::scoring_options & options);

/// Which groups are compared, and how.
void add_comparison_options(CLI::App & command, pipeline::comparison_options & options);

} // namespace polarmir::cli
