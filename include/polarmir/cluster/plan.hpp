#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::cluster {

/// Batch systems whose job arrays are planned for. Slurm's scripts are tested on a real Slurm, the others by
/// what their manuals say: OpenPBS and PBS Professional, Grid Engine, LSF.
enum class scheduler
{
    slurm,
    pbs,
    sge,
    lsf
};

/// What one job may use.
struct job_resources
{
    std::size_t threads{2};
    std::uint64_t memory_mib{4096};
    std::uint64_t minutes{120};
    std::size_t at_once{0}; ///< most samples counted at the same time; 0: as many as the batch system lets
    std::optional<std::string> queue; ///< partition
    std::optional<std::string> account;
};

struct plan_config
{
    scheduler system{scheduler::slurm};
    job_resources resources;
    std::string program;          ///< shell words that start polarmir, as they stand in the scripts
    std::filesystem::path folder; ///< absolute: where relative paths of the arguments begin
    std::filesystem::path out;    ///< absolute
    std::vector<std::string> count_arguments;
    std::vector<std::string> merge_arguments;
    std::size_t samples{0};              ///< of the sheet
    std::size_t largest_array{1000};     ///< Slurm's default limit of the indices is 1000 (MaxArraySize 1001)
    std::vector<std::string> directives; ///< more options of the batch system, e.g. `--constraint=avx2`
    std::vector<std::string> prolog;     ///< shell lines before polarmir starts, e.g. `module load polarmir`
};

struct planned_script
{
    std::string name;
    std::string text;
};

/// The scripts of OUT/jobs: `count.sh`, a job array with a task for each sample, `merge.sh`, which gathers,
/// and `submit.sh`, which hands both to the batch system, the gathering to begin when every sample is
/// finished. All may be submitted again: what is finished is kept. Throws usage_error for numbers of 0 or
/// that nobody means, and for text that would break out of its line.
[[nodiscard]] std::vector<planned_script> plan_jobs(plan_config const & config);

} // namespace polarmir::cluster
