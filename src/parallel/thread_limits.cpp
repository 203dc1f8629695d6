#include "parallel/thread_limits.hpp"

#include <polarmir/core/text.hpp>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <string_view>
#include <vector>

namespace polarmir::detail {
namespace {

namespace fs = std::filesystem;
using limit = std::optional<std::size_t>;

limit smaller(limit a, limit b)
{
    if (!a || !b)
        return a ? a : b;
    return std::min(*a, *b);
}

std::string first_line_of(fs::path const & path)
{
    std::ifstream file{path};
    std::string line;
    std::getline(file, line);
    return line;
}

/// Times in microseconds; a quota of -1 or `max` is none.
limit quota(std::string_view quota_us, std::string_view period_us)
{
    auto const allowed = parse_number<std::int64_t>(strip(quota_us));
    auto const period = parse_number<std::int64_t>(strip(period_us));
    if (!allowed || !period || *allowed <= 0 || *period <= 0)
        return std::nullopt;
    return static_cast<std::size_t>((*allowed - 1) / *period + 1);
}

limit quota_v2(fs::path const & group)
{
    std::string const line = first_line_of(group / "cpu.max");
    std::vector<std::string_view> const fields = split(line, ' ');
    return fields.size() == 2 ? quota(fields[0], fields[1]) : std::nullopt;
}

limit quota_v1(fs::path const & group)
{
    return quota(first_line_of(group / "cpu.cfs_quota_us"), first_line_of(group / "cpu.cfs_period_us"));
}

/// From the group of the process up to the root of the hierarchy. In a container the group may be named as
/// the host sees it and not exist here; its parents, at last the root, then tell.
limit smallest_quota(fs::path const & hierarchy, std::string_view group, limit (*read)(fs::path const &))
{
    fs::path relative = fs::path{group}.relative_path();
    limit found = read(hierarchy);
    for (; !relative.empty(); relative = relative.parent_path())
        found = smaller(found, read(hierarchy / relative));
    return found;
}

} // namespace

limit cgroup_limit(fs::path const & root)
{
    fs::path const mount = root / "sys/fs/cgroup";
    std::ifstream groups{root / "proc/self/cgroup"};
    limit found;
    for (std::string line; std::getline(groups, line);)
    {
        // hierarchy-id:controllers:path, where the path may hold colons
        std::size_t const first = line.find(':');
        std::size_t const second = line.find(':', first + 1);
        if (first == std::string::npos || second == std::string::npos)
            continue;
        std::string const controllers = line.substr(first + 1, second - first - 1);
        std::string_view const group = std::string_view{line}.substr(second + 1);
        std::vector<std::string_view> const names = split(controllers, ',');
        if (controllers.empty())
            found = smaller(found, smallest_quota(mount, group, quota_v2));
        else if (std::find(names.begin(), names.end(), "cpu") != names.end())
            for (fs::path const & hierarchy : {mount / controllers, mount / "cpu"})
                found = smaller(found, smallest_quota(hierarchy, group, quota_v1));
    }
    return found;
}

limit batch_system_limit(environment_lookup const & environment)
{
    limit found;
    for (char const * const name : {"SLURM_CPUS_PER_TASK", "NSLOTS", "PBS_NCPUS", "LSB_DJOB_NUMPROC"})
        if (std::optional<std::string> const text = environment(name))
            if (limit const number = parse_number<std::size_t>(strip(*text)); number && *number > 0)
                found = smaller(found, number);
    return found;
}

std::size_t thread_limit(std::size_t cpus, fs::path const & root, environment_lookup const & environment)
{
    limit const granted = smaller(cgroup_limit(root), batch_system_limit(environment));
    return std::max<std::size_t>(1, granted ? std::min(cpus, *granted) : cpus);
}

} // namespace polarmir::detail
