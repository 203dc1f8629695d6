#include "parallel/thread_limits.hpp"

#include <polarmir/parallel/thread_count.hpp>

#include <cerrno>
#include <cstdlib>
#include <thread>
#include <vector>

#include <sched.h>

namespace polarmir {
namespace {

/// CPUs this process may be scheduled on.
std::size_t affinity()
{
    // The kernel refuses a set smaller than its own, which may hold more CPUs than one cpu_set_t.
    constexpr std::size_t most_sets{64};
    for (std::size_t sets = 1; sets <= most_sets; sets *= 2)
    {
        std::vector<cpu_set_t> allowed(sets);
        std::size_t const bytes = sets * sizeof(cpu_set_t);
        if (::sched_getaffinity(0, bytes, allowed.data()) == 0)
            return static_cast<std::size_t>(CPU_COUNT_S(bytes, allowed.data()));
        if (errno != EINVAL)
            break;
    }
    return std::thread::hardware_concurrency();
}

std::optional<std::string> environment_variable(char const * name)
{
    char const * const value = std::getenv(name);
    return value == nullptr ? std::nullopt : std::optional<std::string>{value};
}

} // namespace

std::size_t available_threads()
{
    return detail::thread_limit(affinity(), "/", environment_variable);
}

} // namespace polarmir
