#pragma once
#include <cstddef>

namespace polarmir {

/// How many threads this process may use: the smallest of the CPU affinity, the cgroup (v1 or v2) quota
/// rounded up, and SLURM_CPUS_PER_TASK, NSLOTS, PBS_NCPUS or LSB_DJOB_NUMPROC where set; at least 1.
[[nodiscard]] std::size_t available_threads();

} // namespace polarmir
