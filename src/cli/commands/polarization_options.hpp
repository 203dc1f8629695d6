#pragma once
#include <polarmir/core/log.hpp>
#include <polarmir/pipeline/polarization.hpp>
#include <polarmir/tables/count_table.hpp>

#include <filesystem>
#include <optional>

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

/// COUNTS, `-o`, `--force`. `or_run`: COUNTS may be the folder of a run.
void add_table_options(CLI::App & command, table_options & options, bool or_run = false);

/// Reads a table of any form and tells of which it is.
[[nodiscard]] tables::count_table read_table(std::filesystem::path const & path, log_sink const & log);

/// The counts of read_table, one miRNA per row.
[[nodiscard]] score::count_matrix read_counts(std::filesystem::path const & path, log_sink const & log);

/// Adds --write-reference.
void add_write_reference(CLI::App & command, std::optional<std::filesystem::path> & file);

/// Signatures, panel and what else decides a score.
void add_scoring_options(CLI::App & command, pipeline::scoring_options & options);

/// Which groups are compared, and how.
void add_comparison_options(CLI::App & command, pipeline::comparison_options & options);

} // namespace polarmir::cli
