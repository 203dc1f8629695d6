#include "batch_system.hpp"

namespace polarmir::cluster {

batch_system lsf(job_resources const & resources, std::string const & log)
{
    batch_system system;
    system.mark = "#BSUB";
    system.array_index = "LSB_JOBINDEX";
    std::string const memory = std::to_string(resources.memory_mib);
    system.options = {"-n " + std::to_string(resources.threads),
                      "-R \"span[hosts=1] rusage[mem=" + memory + "MB]\"",
                      "-M " + memory + "MB",
                      "-W " + std::to_string(resources.minutes),
                      "-r",
                      "-wt 2", // minutes before the time is up
                      "-wa USR1"};
    if (resources.queue)
        system.options.push_back("-q " + *resources.queue);
    if (resources.account)
        system.options.push_back("-P " + *resources.account);
    system.array_options = {"-o " + log + "/count.%J_%I.txt"};
    system.merge_options = {"-J polarmir-merge", "-o " + log + "/merge.%J.txt"};
    std::string const limit = resources.at_once == 0 ? "" : "%" + std::to_string(resources.at_once);
    std::string const number{" | sed -n 's/^Job <\\([0-9]*\\)>.*/\\1/p')"};
    system.submit_array = "id=$(bsub -J \"polarmir-count[1-$tasks]" + limit +
                          "\" -env \"all, POLARMIR_FIRST=$first\" <\"$jobs/count.sh\"" + number;
    system.submit_merge = "condition=\"\"\n"
                          "for id in \"${ids[@]}\"; do\n"
                          "    condition+=\"${condition:+ && }done($id)\"\n"
                          "done\n"
                          "id=$(bsub -ti -w \"$condition\" <\"$jobs/merge.sh\"" +
                          number;
    return system;
}

} // namespace polarmir::cluster
