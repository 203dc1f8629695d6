#include "batch_system.hpp"

namespace polarmir::cluster {

batch_system sge(job_resources const & resources, std::string const & log)
{
    batch_system system;
    system.mark = "#$";
    system.array_index = "SGE_TASK_ID";
    std::uint64_t const per_slot = (resources.memory_mib - 1) / resources.threads + 1;
    system.options = {"-S /bin/bash",
                      "-pe smp " + std::to_string(resources.threads),
                      "-l h_vmem=" + std::to_string(per_slot) + "M", // of each slot
                      "-l h_rt=" + clock_time(resources.minutes),
                      "-r y",
                      "-notify", // a signal before it kills
                      "-j y",
                      "-o " + log};
    if (resources.queue)
        system.options.push_back("-q " + *resources.queue);
    if (resources.account)
        system.options.push_back("-P " + *resources.account);
    system.array_options = {"-N polarmir-count"};
    system.merge_options = {"-N polarmir-merge"};
    std::string const limit = resources.at_once == 0 ? "" : " -tc " + std::to_string(resources.at_once);
    system.submit_array = "id=$(qsub -terse -t \"1-$tasks\"" + limit +
                          " -v POLARMIR_FIRST=\"$first\" \"$jobs/count.sh\")\n"
                          "id=${id%%.*}";
    // Grid Engine holds a job until others have ended, however they did; merge itself refuses a cohort that
    // lacks samples.
    system.submit_merge = "list=$(IFS=,; echo \"${ids[*]}\")\n"
                          "id=$(qsub -terse -hold_jid \"$list\" \"$jobs/merge.sh\")";
    return system;
}

} // namespace polarmir::cluster
