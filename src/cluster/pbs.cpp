#include "batch_system.hpp"

namespace polarmir::cluster {

batch_system pbs(job_resources const & resources, std::string const & log)
{
    batch_system system;
    system.mark = "#PBS";
    system.array_index = "PBS_ARRAY_INDEX";
    system.options = {"-l select=1:ncpus=" + std::to_string(resources.threads) +
                          ":mem=" + std::to_string(resources.memory_mib) + "mb",
                      "-l walltime=" + clock_time(resources.minutes),
                      "-r y",
                      "-j oe",
                      "-o " + log + "/"};
    if (resources.queue)
        system.options.push_back("-q " + *resources.queue);
    if (resources.account)
        system.options.push_back("-A " + *resources.account);
    system.array_options = {"-N polarmir-count"};
    system.merge_options = {"-N polarmir-merge"};
    std::string const limit = resources.at_once == 0 ? "" : "%" + std::to_string(resources.at_once);
    system.submit_array =
        "id=$(qsub -J \"1-$tasks" + limit + "\" -v POLARMIR_FIRST=\"$first\" \"$jobs/count.sh\")";
    system.submit_merge = "list=$(IFS=:; echo \"${ids[*]}\")\n"
                          "id=$(qsub -W depend=\"afterok:$list\" \"$jobs/merge.sh\")";
    system.allows_one_task = false;
    return system;
}

} // namespace polarmir::cluster
