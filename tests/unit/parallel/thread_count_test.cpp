#include "parallel/thread_limits.hpp"
#include "support/catch.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/parallel/thread_count.hpp>

#include <fstream>
#include <map>

using namespace polarmir;

namespace {

/// A root directory and an environment made for a test.
struct fake_system
{
    test::tmp_dir root;
    std::map<std::string, std::string> variables;

    void write(std::string const & file, std::string const & text) const
    {
        std::filesystem::path const path = root / file;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream{path} << text;
    }

    [[nodiscard]] std::size_t threads(std::size_t cpus) const
    {
        return detail::thread_limit(cpus, root.path(), [this](char const * name) {
            auto const found = variables.find(name);
            return found == variables.end() ? std::nullopt : std::optional{found->second};
        });
    }
};

} // namespace

TEST_CASE("without limits all CPUs count and at least one")
{
    fake_system const system;
    CHECK(system.threads(6) == 6);
    CHECK(system.threads(0) == 1);
    CHECK(available_threads() >= 1);
}

TEST_CASE("a version 2 control group limits the threads by its quota rounded up")
{
    fake_system const system;
    system.write("proc/self/cgroup", "0::/user.slice/job:7\n");
    system.write("sys/fs/cgroup/user.slice/job:7/cpu.max", "max 100000\n");
    CHECK(system.threads(16) == 16);
    system.write("sys/fs/cgroup/user.slice/job:7/cpu.max", "250000 100000\n");
    CHECK(system.threads(16) == 3);
    CHECK(system.threads(2) == 2);
    system.write("sys/fs/cgroup/user.slice/job:7/cpu.max", "1000 100000\n");
    CHECK(system.threads(16) == 1);
    system.write("sys/fs/cgroup/user.slice/job:7/cpu.max", "400000 100000\n");
    CHECK(system.threads(16) == 4);
    system.write("sys/fs/cgroup/user.slice/cpu.max", "200000 100000\n"); // the group above
    CHECK(system.threads(16) == 2);
}

TEST_CASE("in a container the quota at the root of the hierarchy counts")
{
    fake_system const system;
    system.write("proc/self/cgroup", "0::/../outside/this/container\n");
    system.write("sys/fs/cgroup/cpu.max", "300000 100000\n");
    CHECK(system.threads(16) == 3);
}

TEST_CASE("a version 1 control group limits the threads")
{
    fake_system const system;
    system.write("proc/self/cgroup", "12:memory:/job\n4:cpu,cpuacct:/job\n0::/\n");
    system.write("sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_quota_us", "-1\n");
    system.write("sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_period_us", "100000\n");
    CHECK(system.threads(16) == 16);
    system.write("sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_quota_us", "550000\n");
    CHECK(system.threads(16) == 6);
    system.write("sys/fs/cgroup/cpu/job/cpu.cfs_quota_us", "150000\n"); // mounted under the short name
    system.write("sys/fs/cgroup/cpu/job/cpu.cfs_period_us", "100000\n");
    CHECK(system.threads(16) == 2);
}

TEST_CASE("malformed control group files do not count")
{
    fake_system const system;
    system.write("proc/self/cgroup", "garbage\n0:\n:\n0::/x\n");
    for (char const * const text : {"", "\n", "x 100000", "100000 0", "-5 100000", "1 2 3", "100000"})
    {
        system.write("sys/fs/cgroup/x/cpu.max", text);
        CHECK(system.threads(5) == 5);
    }
}

TEST_CASE("the numbers of batch systems limit the threads")
{
    for (char const * const name : {"SLURM_CPUS_PER_TASK", "NSLOTS", "PBS_NCPUS", "LSB_DJOB_NUMPROC"})
    {
        fake_system system;
        system.variables[name] = std::string{"3"};
        CHECK(system.threads(16) == 3);
        CHECK(system.threads(2) == 2);
        system.variables["NSLOTS"] = std::string{"2"};
        CHECK(system.threads(16) == 2);
        for (char const * const text : {"", "0", "-1", "many", "3x", "99999999999999999999999"})
        {
            system.variables[name] = text;
            system.variables["NSLOTS"] = std::string{"x"};
            CHECK(system.threads(16) == 16);
        }
    }
}
