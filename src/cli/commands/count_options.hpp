#pragma once
#include <polarmir/pipeline/run.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace polarmir::cli {

/// The options that `run` and `count` share, as typed.
struct count_options
{
    std::vector<std::filesystem::path> inputs;
    std::optional<std::filesystem::path> sheet;
    std::string adapter{"auto"};
    std::string kit{"auto"};
    std::string phred{"auto"};
    std::string umi{"auto"};
    std::vector<std::string> competitors;
    bool bam{false};
    bool cram{false};
    pipeline::run_config config;
};

void add_count_options(CLI::App & command, count_options & options);

/// The configuration to run with; throws usage_error.
[[nodiscard]] pipeline::run_config validated(count_options const & options);

/// The competitors that `--competitors` names; `none` leaves out the embedded ones.
[[nodiscard]] reference::competitor_choice competitors_of(std::vector<std::string> const & typed);

/// Logs what discovery left out and warned about.
void log_discovery(reads::cohort const & cohort, log_sink const & log);

} // namespace polarmir::cli
