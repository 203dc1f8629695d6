#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/cluster/plan.hpp>
#include <polarmir/core/error.hpp>
#include <polarmir/core/shell_quote.hpp>

#include <cstdlib>
#include <map>

using namespace polarmir;
using namespace polarmir::test;

namespace {

cluster::plan_config config_for(cluster::scheduler system)
{
    cluster::plan_config config;
    config.system = system;
    config.program = "polarmir";
    config.folder = "/project/it's here";
    config.out = "/project/out";
    config.samples = 12;
    return config;
}

std::map<std::string, std::string> scripts_of(cluster::plan_config const & config)
{
    std::map<std::string, std::string> scripts;
    for (cluster::planned_script const & script : cluster::plan_jobs(config))
        scripts[script.name] = script.text;
    return scripts;
}

constexpr cluster::scheduler every_system[]{
    cluster::scheduler::slurm, cluster::scheduler::pbs, cluster::scheduler::sge, cluster::scheduler::lsf};

bool has_line(std::string const & text, std::string const & line)
{
    return ('\n' + text).find('\n' + line + '\n') != std::string::npos;
}

} // namespace

TEST_CASE("a quoted word comes out of the shell as it went in")
{
    tmp_dir const dir;
    for (std::string const word :
         {"plain", "", "it's", "a b", "$HOME `id`", "\"x\"\\", "line\nend", "*", "~"})
    {
        CAPTURE(word);
        std::string const command = "printf %s " + shell_quote(word) + " > " + (dir / "out").string();
        REQUIRE(std::system(command.c_str()) == 0);
        CHECK(read_file(dir / "out") == word);
    }
    CHECK(shell_quote("--min-insert=16") == "--min-insert=16");
}

TEST_CASE("scripts of every batch system are valid shell and ask for the resources")
{
    tmp_dir const dir;
    for (cluster::scheduler const system : every_system)
    {
        cluster::plan_config config = config_for(system);
        config.resources = {3, 6000, 90, 5, "long", "lab7"};
        config.prolog = {"module load polarmir"};
        config.count_arguments = {"--competitors", "more rna.fa"};
        auto const scripts = scripts_of(config);
        REQUIRE(scripts.size() == 3);
        for (auto const & [name, text] : scripts)
        {
            CAPTURE(name, text);
            io::write_file(dir / name, text);
            CHECK(std::system(("bash -n " + (dir / name).string()).c_str()) == 0);
        }
        std::string const & count = scripts.at("count.sh");
        CAPTURE(count);
        CHECK(has_line(count, "module load polarmir"));
        CHECK(has_line(count, R"(cd '/project/it'\''s here')"));
        CHECK(count.find("--threads 3 --competitors 'more rna.fa'\n") != std::string::npos);
        CHECK(scripts.at("merge.sh").find("polarmir merge /project/out --threads 3\n") != std::string::npos);
        CHECK(count.find("long\n") != std::string::npos);
        CHECK(count.find("lab7\n") != std::string::npos);
    }
}

TEST_CASE("each batch system is asked in its own words")
{
    auto const count_of = [](cluster::scheduler system) {
        cluster::plan_config config = config_for(system);
        config.resources = {4, 6000, 90, 0, {}, {}};
        return scripts_of(config).at("count.sh");
    };
    std::string const slurm = count_of(cluster::scheduler::slurm);
    CHECK(has_line(slurm, "#SBATCH --cpus-per-task=4"));
    CHECK(has_line(slurm, "#SBATCH --mem=6000M"));
    CHECK(has_line(slurm, "#SBATCH --time=90"));
    CHECK(has_line(slurm, "#SBATCH --requeue"));
    std::string const pbs = count_of(cluster::scheduler::pbs);
    CHECK(has_line(pbs, "#PBS -l select=1:ncpus=4:mem=6000mb"));
    CHECK(has_line(pbs, "#PBS -l walltime=01:30:00"));
    std::string const sge = count_of(cluster::scheduler::sge);
    CHECK(has_line(sge, "#$ -pe smp 4"));
    CHECK(has_line(sge, "#$ -l h_vmem=1500M"));
    CHECK(has_line(sge, "#$ -l h_rt=01:30:00"));
    std::string const lsf = count_of(cluster::scheduler::lsf);
    CHECK(has_line(lsf, "#BSUB -n 4"));
    CHECK(has_line(lsf, "#BSUB -W 90"));
}

TEST_CASE("plans that could not be carried out are refused")
{
    auto const refused = [](auto change) {
        cluster::plan_config config = config_for(cluster::scheduler::slurm);
        change(config);
        CHECK_THROWS_AS(cluster::plan_jobs(config), usage_error);
    };
    refused([](auto & config) { config.samples = 0; });
    refused([](auto & config) { config.resources.threads = 0; });
    refused([](auto & config) { config.resources.minutes = 0; });
    refused([](auto & config) { config.largest_array = 1; });
    constexpr auto minus_one = static_cast<std::uint64_t>(-1); // as typed `-1` is read
    refused([](auto & config) { config.resources.minutes = minus_one; });
    refused([](auto & config) { config.resources.memory_mib = minus_one >> 20U; });
    refused([](auto & config) { config.resources.at_once = minus_one; });
    refused([](auto & config) { config.largest_array = minus_one; });
    refused([](auto & config) { config.out = "/project/my out"; });
    refused([](auto & config) { config.resources.queue = "a b"; });
    refused([](auto & config) { config.prolog = {"one\ntwo"}; });
    refused([](auto & config) { config.directives = {"--x\nrm -r /"}; });
}
