#include "batch_system.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/shell_quote.hpp>

#include <stdexcept>

namespace polarmir::cluster {
namespace {

batch_system speak_to(plan_config const & config, std::string const & log)
{
    switch (config.system)
    {
    case scheduler::slurm:
        return slurm(config.resources, log);
    case scheduler::pbs:
        return pbs(config.resources, log);
    case scheduler::sge:
        return sge(config.resources, log);
    case scheduler::lsf:
        return lsf(config.resources, log);
    }
    throw std::logic_error{"unknown batch system"};
}

void require_one_line(std::string const & text, char const * what)
{
    if (text.find_first_of("\n\r") != std::string::npos)
        throw usage_error{std::string{what} + ": must be one line"};
}

void validate(plan_config const & config)
{
    job_resources const & resources = config.resources;
    if (config.samples == 0)
        throw usage_error{"no samples to plan for"};
    if (resources.threads == 0 || resources.memory_mib == 0 || resources.minutes == 0 ||
        config.largest_array < 2)
        throw usage_error{"threads, memory and time must be more than 0, and an array have 2 tasks or more"};
    // A minus in front of a number makes it huge.
    constexpr std::uint64_t most_memory{std::uint64_t{1} << 26U}; // MiB
    constexpr std::uint64_t most_minutes{60 * 24 * 366};
    constexpr std::size_t most_tasks{10'000'000};
    if (resources.memory_mib > most_memory || resources.minutes > most_minutes ||
        resources.at_once > most_tasks || config.largest_array > most_tasks)
        throw usage_error{
            "no job takes more than 64 TiB of memory or a year, and no array has more than ten million "
            "tasks: give smaller numbers, without a minus"};
    // The options of a batch system know no quotes that all of them agree on.
    constexpr char const * breaking{" \t\n\r\"'\\%#"};
    if (std::string const out = config.out.string(); out.find_first_of(breaking) != std::string::npos)
        throw usage_error{out +
                          ": batch systems cannot write their logs to a folder with blanks, quotes, \\, # or "
                          "% in its name; give another output folder"};
    for (std::optional<std::string> const & name : {resources.queue, resources.account})
        if (name && name->find_first_of(breaking) != std::string::npos)
            throw usage_error{"'" + *name + "' is no name of a queue or account"};
    require_one_line(config.program, "--program");
    for (std::string const & line : config.directives)
        require_one_line(line, "--directive");
    for (std::string const & line : config.prolog)
        require_one_line(line, "--prolog");
}

std::string quoted(std::vector<std::string> const & words)
{
    std::string text;
    for (std::string const & word : words)
        text += ' ' + shell_quote(word);
    return text;
}

std::string indented(std::string const & lines)
{
    std::string text{"    "};
    for (char const letter : lines)
        text += letter == '\n' ? std::string{"\n    "} : std::string{letter};
    return text;
}

/// Up to where polarmir starts.
std::string begin_job(batch_system const & system,
                      std::vector<std::string> const & options,
                      plan_config const & config,
                      std::string const & purpose)
{
    std::string text{"#!/bin/bash\n"};
    for (auto const * list : {&options, &system.options, &config.directives})
        for (std::string const & option : *list)
            text += system.mark + ' ' + option + '\n';
    text += "# " + purpose + "\nset -euo pipefail\ncd " + shell_quote(config.folder.string()) + '\n';
    for (std::string const & line : config.prolog)
        text += line + '\n';
    return text;
}

std::string count_script(batch_system const & system, plan_config const & config)
{
    std::string text = begin_job(system,
                                 system.array_options,
                                 config,
                                 "Counts one sample of " + config.out.string() +
                                     "/samples.tsv; submit.sh makes an array of it.");
    text += "index=$((POLARMIR_FIRST + " + system.array_index + "))\n";
    if (!system.allows_one_task)
        text += "[ \"$index\" -le " + std::to_string(config.samples) + " ] || exit 0\n";
    text += "# exec: signals of the batch system reach the program itself\n";
    return text + "exec " + config.program + " count --samples " +
           shell_quote((config.out / "samples.tsv").string()) + " --sample-index \"$index\" --output " +
           shell_quote(config.out.string()) + " --threads " + std::to_string(config.resources.threads) +
           quoted(config.count_arguments) + '\n';
}

std::string merge_script(batch_system const & system, plan_config const & config)
{
    return begin_job(
               system, system.merge_options, config, "Gathers the counted samples: tables, scores, report.") +
           "exec " + config.program + " merge " + shell_quote(config.out.string()) + " --threads " +
           std::to_string(config.resources.threads) + quoted(config.merge_arguments) + '\n';
}

std::string submit_script(batch_system const & system, plan_config const & config)
{
    return "#!/bin/bash\n"
           "# Hands the jobs to the batch system; may be started again at any time when none of them is "
           "left\n"
           "# in it: what is finished is kept.\n"
           "set -euo pipefail\n"
           "jobs=" +
           shell_quote((config.out / "jobs").string()) +
           "\n"
           "samples=" +
           std::to_string(config.samples) +
           "\n"
           "ids=()\n"
           "for ((first = 0; first < samples; first += " +
           std::to_string(config.largest_array) +
           ")); do\n"
           "    tasks=$((samples - first))\n"
           "    [ \"$tasks\" -le " +
           std::to_string(config.largest_array) + " ] || tasks=" + std::to_string(config.largest_array) +
           '\n' +
           (system.allows_one_task
                ? ""
                : "    [ \"$tasks\" -ge 2 ] || tasks=2 # the second finds nothing to do\n") +
           indented(system.submit_array) +
           "\n    ids+=(\"$id\")\n"
           "done\n" +
           system.submit_merge +
           "\n"
           "echo \"counting: ${ids[*]}  merging: $id  logs: $jobs/log\"\n";
}

} // namespace

std::string clock_time(std::uint64_t minutes)
{
    constexpr std::uint64_t hour{60};
    auto const two_digits = [](std::uint64_t number) {
        std::string const text = std::to_string(number);
        return text.size() < 2 ? '0' + text : text;
    };
    return two_digits(minutes / hour) + ':' + two_digits(minutes % hour) + ":00";
}

std::vector<planned_script> plan_jobs(plan_config const & config)
{
    validate(config);
    batch_system const system = speak_to(config, (config.out / "jobs/log").string());
    return {{"count.sh", count_script(system, config)},
            {"merge.sh", merge_script(system, config)},
            {"submit.sh", submit_script(system, config)}};
}

} // namespace polarmir::cluster
