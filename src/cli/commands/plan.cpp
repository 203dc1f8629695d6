#include "choice.hpp"
#include "cli/app.hpp"
#include "run_options.hpp"
#include "whole_number.hpp"

#include <polarmir/cluster/plan.hpp>
#include <polarmir/core/error.hpp>
#include <polarmir/core/shell_quote.hpp>
#include <polarmir/io/directory.hpp>
#include <polarmir/io/output_file.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

namespace fs = std::filesystem;

using typed_words = std::map<CLI::Option const *, std::vector<std::string>>;

struct plan_options
{
    run_options run;
    cluster::plan_config jobs;
    std::uint64_t memory{std::uint64_t{4} << 30U}; ///< bytes
    typed_words typed;
};

/// Sees the words before anything turns them into values.
void note_words(CLI::App & command, typed_words & words)
{
    for (CLI::Option * const option : command.get_options())
        option->transform(CLI::Validator{[&words, option](std::string & word) {
                                             words[option].push_back(word);
                                             return std::string{};
                                         },
                                         ""});
}

/// An option as it would be typed again.
void append_typed(std::vector<std::string> & all,
                  CLI::Option const & option,
                  std::vector<std::string> const & words)
{
    bool const is_flag = option.get_expected_max() == 0;
    bool const is_negated = is_flag && words.back() == "false";
    all.push_back((is_negated ? "--no-" : "--") + option.get_single_name());
    if (!is_flag)
        all.insert(all.end(), words.begin(), words.end());
}

/// The typed options that `known` has as well, but those that the scripts set themselves.
std::vector<std::string> typed_options(typed_words const & typed, CLI::App & known)
{
    static std::set<std::string> const of_scripts{"samples", "output", "threads", "help"};
    std::vector<std::string> all;
    for (CLI::Option const * const option : known.get_options())
    {
        std::string const name = option->get_single_name();
        auto const found = std::ranges::find_if(
            typed, [&](auto const & one) { return one.first->get_single_name() == name; });
        if (found != typed.end() && option->nonpositional() && !of_scripts.contains(name))
            append_typed(all, *option, found->second);
    }
    return all;
}

std::vector<std::string> options_of_count(typed_words const & typed)
{
    CLI::App known;
    count_options unused;
    add_count_options(known, unused);
    return typed_options(typed, known);
}

std::vector<std::string> options_of_merge(typed_words const & typed)
{
    CLI::App known;
    run_options unused;
    add_merge_options(known, unused);
    return typed_options(typed, known);
}

/// As absolute path, for nodes may have another PATH.
std::string this_program()
{
    std::error_code failure;
    fs::path const program = fs::read_symlink("/proc/self/exe", failure);
    return failure ? "polarmir" : shell_quote(program.string());
}

void plan_jobs(plan_options const & options, context & ctx)
{
    prepared_run const run = prepare_run(options.run, ctx.log);
    cluster::plan_config jobs = options.jobs;
    constexpr std::uint64_t mebibyte{std::uint64_t{1} << 20U};
    jobs.resources.threads = run.config.threads;
    jobs.resources.memory_mib = options.memory / mebibyte;
    if (jobs.program.empty())
        jobs.program = this_program();
    jobs.folder = fs::current_path();
    jobs.out = fs::absolute(run.config.out).lexically_normal();
    jobs.samples = run.cohort.samples.size();
    for (reads::sample const & sample : run.cohort.samples)
        if (std::ranges::find(sample.files, "-") != sample.files.end())
            throw usage_error{"a job has no standard input to count: give files"};
    jobs.count_arguments = options_of_count(options.typed);
    jobs.merge_arguments = options_of_merge(options.typed);
    std::vector<cluster::planned_script> const scripts = cluster::plan_jobs(jobs);

    pipeline::claim_output(run.config.out, run.config.force);
    pipeline::write_resolved_sheet(run.config.out, run.cohort);
    fs::path const folder = jobs.out / "jobs";
    io::create_folder(folder / "log");
    for (cluster::planned_script const & script : scripts)
        io::write_file(folder / script.name, script.text);
    ctx.log(log_level::info,
            std::to_string(jobs.samples) + " samples planned; start: bash " +
                shell_quote((folder / "submit.sh").string()));
    ctx.io.out << (folder / "submit.sh").string() << '\n';
}

void add_jobs_options(CLI::App & command, plan_options & options)
{
    static std::map<std::string, cluster::scheduler> const systems{{"slurm", cluster::scheduler::slurm},
                                                                   {"pbs", cluster::scheduler::pbs},
                                                                   {"sge", cluster::scheduler::sge},
                                                                   {"lsf", cluster::scheduler::lsf}};
    cluster::job_resources & resources = options.jobs.resources;
    auto const add = [&command](std::string const & name, auto & value, std::string const & text) {
        return command.add_option(name, value, text)->group("Jobs");
    };
    add("--scheduler", options.jobs.system, "Batch system: slurm, pbs, sge, lsf")
        ->transform(choice(systems))
        ->type_name("NAME")
        ->default_str("slurm");
    add("--memory", options.memory, "Memory of a job, e.g. 4G")
        ->transform(CLI::AsSizeValue(false))
        ->type_name("SIZE")
        ->default_str("4G");
    add("--time", resources.minutes, "Longest time of a job, minutes")
        ->transform(whole_number())
        ->type_name("MIN")
        ->capture_default_str();
    add("--at-once",
        resources.at_once,
        "Most samples counted at the same time; 0: as many as there is room for")
        ->transform(whole_number())
        ->type_name("N")
        ->capture_default_str();
    add("--queue", resources.queue, "Queue, in Slurm partition")->type_name("NAME");
    add("--account", resources.account, "Account or project that pays")->type_name("NAME");
    add("--largest-array",
        options.jobs.largest_array,
        "Most tasks of an array; more samples are several arrays")
        ->transform(whole_number())
        ->type_name("N")
        ->capture_default_str();
    add("--directive",
        options.jobs.directives,
        "Another option of the batch system, as in its scripts, e.g. --constraint=avx2; may be given again")
        ->type_name("TEXT")
        ->expected(1)
        ->take_all();
    add("--prolog",
        options.jobs.prolog,
        "Shell line before polarmir starts, e.g. 'module load polarmir'; may be given again")
        ->type_name("LINE")
        ->expected(1)
        ->take_all();
    add("--program",
        options.jobs.program,
        "What starts polarmir in a job, e.g. 'apptainer exec polarmir.sif polarmir' (default: this program)")
        ->type_name("WORDS");
}

} // namespace

void add_plan(CLI::App & app, context & ctx)
{
    auto const options = std::make_shared<plan_options>();
    CLI::App * const command = app.add_subcommand(
        "plan",
        "Write the scripts of a batch system that do what 'run' does: an array of samples, then 'merge'");
    add_run_options(*command, options->run);
    options->run.count.config.threads = cluster::job_resources{}.threads;
    command->get_option("--threads")->description("Threads of each job (default: 2)");
    add_jobs_options(*command, *options);
    note_words(*command, options->typed);
    command->footer("stdout carries the path of the script to start: OUT/jobs/submit.sh.\n"
                    "Jobs begin in the folder 'plan' was started in, so files may be named relative to it.");
    command->callback([options, &ctx] { plan_jobs(*options, ctx); });
}

} // namespace polarmir::cli
