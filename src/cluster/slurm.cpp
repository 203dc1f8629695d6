#include "batch_system.hpp"

namespace polarmir::cluster {

batch_system slurm(job_resources const & resources, std::string const & log)
{
    batch_system system;
    system.mark = "#SBATCH";
    system.array_index = "SLURM_ARRAY_TASK_ID";
    system.options = {"--nodes=1",
                      "--ntasks=1",
                      "--cpus-per-task=" + std::to_string(resources.threads),
                      "--mem=" + std::to_string(resources.memory_mib) + "M",
                      "--time=" + std::to_string(resources.minutes),
                      // pre-empted or on a node that fails: starts again, and keeps what is finished
                      "--requeue",
                      "--open-mode=append",
                      // before the time is up, so that what is half-done is removed
                      "--signal=B:USR1@120"};
    if (resources.queue)
        system.options.push_back("--partition=" + *resources.queue);
    if (resources.account)
        system.options.push_back("--account=" + *resources.account);
    system.array_options = {"--job-name=polarmir-count", "--output=" + log + "/count.%A_%a.txt"};
    system.merge_options = {"--job-name=polarmir-merge", "--output=" + log + "/merge.%j.txt"};
    std::string const limit = resources.at_once == 0 ? "" : "%" + std::to_string(resources.at_once);
    system.submit_array = "id=$(sbatch --parsable --array=\"1-$tasks" + limit +
                          "\" --export=ALL,POLARMIR_FIRST=\"$first\" \"$jobs/count.sh\")\n"
                          "id=${id%%;*}";
    // Without --kill-on-invalid-dep a failed sample leaves the gathering pending for ever.
    system.submit_merge = "list=$(IFS=:; echo \"${ids[*]}\")\n"
                          "id=$(sbatch --parsable --dependency=\"afterok:$list\" --kill-on-invalid-dep=yes "
                          "\"$jobs/merge.sh\")\n"
                          "id=${id%%;*}";
    return system;
}

} // namespace polarmir::cluster
