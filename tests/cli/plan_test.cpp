#include "cli/demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/programs.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <filesystem>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

/// Batch systems that start every job at once: the tasks of an array one after another, then what waits for
/// them. Each prints the number of the job as its model does.
constexpr char const * fake_systems = R"sh(#!/bin/bash
set -euo pipefail
here=$(dirname "$0")
first='' last='' script='' waits=''
name=$(basename "$0")
printf '%s\n' "$name $*" >>"$here/calls"
while [ $# -gt 0 ]; do
    case $1 in
        --array=*) range=${1#--array=}; range=${range%%%*}; first=${range%-*}; last=${range#*-} ;;
        --export=ALL,*) export "${1#--export=ALL,}" ;;
        --dependency=*|--kill-on-invalid-dep=yes|--parsable|-terse|-ti) [[ $1 != --dep* ]] || waits=$1 ;;
        -J) if [[ $2 =~ ^(polarmir-count\[)?([0-9]+)-([0-9]+) ]]; then first=${BASH_REMATCH[2]}; last=${BASH_REMATCH[3]}; fi; shift ;;
        -t) first=${2%-*}; last=${2#*-}; shift ;;
        -v) export "$2"; shift ;;
        -env) export "${2#all, }"; shift ;;
        -tc) shift ;;
        -W|-w|-hold_jid) waits=$2; shift ;;
        *) script=$1 ;;
    esac
    shift
done
[ -n "$script" ] || { script=$here/stdin.sh; cat >"$script"; }
if [ -n "$first" ]; then
    for ((i = first; i <= last; i++)); do
        SLURM_ARRAY_TASK_ID=$i PBS_ARRAY_INDEX=$i SGE_TASK_ID=$i LSB_JOBINDEX=$i bash "$script" >&2
    done
else
    printf '%s\n' "$waits" >>"$here/waits"
    bash "$script" >&2
fi
case $name in
    sbatch) echo "71;lab" ;;
    bsub) echo "Job <71> is submitted to queue <normal>." ;;
    qsub) [[ $script != *count.sh ]] && echo 72 || echo "71.1-3:1" ;;
esac
)sh";

struct planned
{
    tmp_dir dir;
    std::string sheet{(dir / "sheet.csv").string()};

    explicit planned(std::size_t samples = 3)
    {
        std::string rows{"sample,fastq_1,group\n"};
        for (std::size_t i = 1; i <= samples; ++i)
        {
            std::string const name = "S" + std::to_string(i);
            polarmir::io::write_file(dir / (name + ".fastq"),
                                     demo_sample().text() + record("r", truseq_read(mir_21_5p)));
            rows +=
                name + "," + (dir / (name + ".fastq")).string() + (i % 2 == 0 ? ",tumor\n" : ",control\n");
        }
        polarmir::io::write_file(sheet, rows);
    }

    [[nodiscard]] cli_result plan(std::vector<std::string> const & more) const
    {
        std::vector<std::string> command{"plan",
                                         "--samples",
                                         sheet,
                                         "-o",
                                         (dir / "out").string(),
                                         "--program",
                                         POLARMIR_PROGRAM,
                                         "--mismatches",
                                         "0",
                                         "--no-resume",
                                         "--umi-method",
                                         "Directional",
                                         "--min-panel",
                                         "2"};
        command.insert(command.end(), more.begin(), more.end());
        return run_cli(command);
    }

    void submit() const
    {
        for (char const * const name : {"sbatch", "qsub", "bsub"})
        {
            fs::path const program = dir / "bin" / name;
            polarmir::io::write_file(program, fake_systems);
            fs::permissions(program, fs::perms::owner_all);
        }
        run_in(dir.path(), "PATH=" + (dir / "bin").string() + ":$PATH bash out/jobs/submit.sh");
    }
};

} // namespace

TEST_CASE("the planned jobs of every batch system do what run does", "[cli]")
{
    for (std::string const system : {"slurm", "pbs", "sge", "lsf"})
        for (std::string const largest : {"1000", "2"})
        {
            planned const jobs;
            CAPTURE(system, largest);
            auto const result = jobs.plan({"--scheduler", system, "--largest-array", largest});
            REQUIRE(result.code == 0);
            CHECK(result.out == (jobs.dir / "out/jobs/submit.sh").string() + '\n');
            jobs.submit();
            CAPTURE(read_file(jobs.dir / "log"));
            std::string const waits = read_file(jobs.dir / "bin/waits");
            CHECK(waits.find("71") != std::string::npos);
            REQUIRE(run_cli({"run",
                             "--samples",
                             jobs.sheet,
                             "-o",
                             (jobs.dir / "alone").string(),
                             "--mismatches",
                             "0",
                             "--min-panel",
                             "2"})
                        .code == 0);
            fs::remove_all(jobs.dir / "out/jobs");
            CHECK(tree(jobs.dir / "out") == tree(jobs.dir / "alone"));
        }
}

TEST_CASE("a plan repeats the options as they were typed", "[cli]")
{
    planned const jobs;
    REQUIRE(jobs.plan({"--p-adjust", "holm", "--robust", "--bam"}).code == 0);
    std::string const count = read_file(jobs.dir / "out/jobs/count.sh");
    std::string const merge = read_file(jobs.dir / "out/jobs/merge.sh");
    CAPTURE(count, merge);
    for (char const * const option :
         {" --mismatches 0", " --no-resume", " --umi-method Directional", " --bam"})
    {
        CHECK(count.find(option) != std::string::npos);
        CHECK(merge.find(option) == std::string::npos);
    }
    for (char const * const option : {" --min-panel 2", " --p-adjust holm", " --robust"})
    {
        CHECK(merge.find(option) != std::string::npos);
        CHECK(count.find(option) == std::string::npos);
    }
}

TEST_CASE("what would fail after hours is refused when it is planned", "[cli]")
{
    planned const jobs;
    CHECK(jobs.plan({"--covariates", "age"}).code == 2);
    CHECK(jobs.plan({"--scheduler", "condor"}).code == 2);
    CHECK(jobs.plan({"--time", "0"}).code == 2);
    CHECK(jobs.plan({"--memory", "much"}).code == 2);
    CHECK_FALSE(fs::exists(jobs.dir / "out"));
}
