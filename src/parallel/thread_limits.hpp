#pragma once
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace polarmir::detail {

/// The value of an environment variable, nothing when it is not set.
using environment_lookup = std::function<std::optional<std::string>(char const * name)>;

/// CPUs the control groups of this process grant, rounded up: the smallest quota (v2 cpu.max, v1
/// cpu.cfs_quota_us) of its own group and of the groups above. Nothing when there is none. `root` stands for
/// `/`.
[[nodiscard]] std::optional<std::size_t> cgroup_limit(std::filesystem::path const & root);

/// The smallest number a batch system gave (SLURM_CPUS_PER_TASK, NSLOTS, PBS_NCPUS, LSB_DJOB_NUMPROC); values
/// that are no positive number do not count.
[[nodiscard]] std::optional<std::size_t> batch_system_limit(environment_lookup const & environment);

/// The smallest of `cpus` and the two limits; at least 1.
[[nodiscard]] std::size_t
thread_limit(std::size_t cpus, std::filesystem::path const & root, environment_lookup const & environment);

} // namespace polarmir::detail
