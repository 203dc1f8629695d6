#pragma once
#include <polarmir/cluster/plan.hpp>

#include <string>
#include <vector>

namespace polarmir::cluster {

/// How a batch system is spoken to.
struct batch_system
{
    std::string mark;                       ///< begins a line with options in a script: `#SBATCH`
    std::string array_index;                ///< environment variable with the index of the task, from 1
    std::vector<std::string> options;       ///< of every job
    std::vector<std::string> array_options; ///< of the array
    std::vector<std::string> merge_options; ///< of the gathering
    /// Shell text that submits count.sh for the tasks 1 to `$tasks` behind the first `$first` samples and
    /// puts the number of the job into `id`.
    std::string submit_array;
    /// Shell text that submits merge.sh to begin behind the jobs `${ids[@]}` and puts its number into `id`.
    std::string submit_merge;
    bool allows_one_task{true}; ///< an array of a single task
};

/// `log`: folder for what the jobs say, quoted for their options.
[[nodiscard]] batch_system slurm(job_resources const & resources, std::string const & log);
[[nodiscard]] batch_system pbs(job_resources const & resources, std::string const & log);
[[nodiscard]] batch_system sge(job_resources const & resources, std::string const & log);
[[nodiscard]] batch_system lsf(job_resources const & resources, std::string const & log);

/// `02:00:00`.
[[nodiscard]] std::string clock_time(std::uint64_t minutes);

} // namespace polarmir::cluster
