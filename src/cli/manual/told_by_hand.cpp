#include "told_by_hand.hpp"

#include "cli/exit_code.hpp"

#include <algorithm>

namespace polarmir::cli::manual {
namespace {

bool has_option(command_view const & command, std::string_view name)
{
    return std::ranges::any_of(command.options,
                               [&](option_view const & option) {
                                   return std::ranges::find(option.names, name) != option.names.end();
                               }) ||
           std::ranges::any_of(command.commands,
                               [&](command_view const & below) { return has_option(below, name); });
}

bool takes(command_view const & command, std::string_view argument)
{
    return std::ranges::any_of(
               command.arguments,
               [&](option_view const & option) { return option.names.front() == argument; }) ||
           std::ranges::any_of(command.commands,
                               [&](command_view const & below) { return takes(below, argument); });
}

bool is_or_has(command_view const & command, std::string_view name)
{
    return command.name == name || std::ranges::any_of(command.commands, [&](command_view const & below) {
               return is_or_has(below, name);
           });
}

} // namespace

std::vector<note> exit_status()
{
    return {
        {std::to_string(exit_code::ok), "Success."},
        {std::to_string(exit_code::failed),
         "A sample failed, and the others are done; or merge found samples that are not finished."},
        {std::to_string(exit_code::usage), "The command line is wrong."},
        {std::to_string(exit_code::input), "Input data are wrong."},
        {std::to_string(exit_code::resource),
         "Disk or memory did not suffice, or another process is at work in the output folder."},
        {"128+N",
         "In a shell: the program was ended by signal N. After SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2 and "
         "SIGXCPU results that are complete have their names and all else is removed; start it again to go "
         "on."}};
}

std::vector<note> environment(command_view const & command)
{
    std::vector<note> notes;
    if (has_option(command, "--threads"))
        notes.push_back(
            {"SLURM_CPUS_PER_TASK, NSLOTS, PBS_NCPUS, LSB_DJOB_NUMPROC",
             "Processors that a batch system gives to the job; no more threads than that are used "
             "without --threads."});
    if (has_option(command, "--checksums"))
        notes.push_back(
            {"SOURCE_DATE_EPOCH",
             "Seconds since 1970 that run.json and ro-crate-metadata.json give as the time, in place "
             "of the clock."});
    if (takes(command, "INPUT"))
        notes.push_back(
            {"REF_PATH",
             "Where the genome is that a CRAM file was compressed against. Without it only the place "
             "that the file names is looked at, and never the network."});
    if (has_option(command, "--tmp-dir"))
        notes.push_back(
            {"POLARMIR_TMP_DIR",
             "As --tmp-dir; in the prolog of planned jobs 'export POLARMIR_TMP_DIR=$TMPDIR' takes the "
             "disk of the node. TMPDIR itself is not used: a result has to be in the file system of OUT to "
             "get its name in one step, so that elsewhere it is written twice, and elsewhere is often "
             "memory."});
    if (has_option(command, "--threads"))
        notes.push_back({"TERM", "No progress bar is drawn on a terminal called dumb, or without a name."});
    if (is_or_has(command, "polarmir reference fetch"))
        notes.push_back({"https_proxy, no_proxy, CURL_CA_BUNDLE, SSL_CERT_FILE, SSL_CERT_DIR",
                         "Of 'polarmir reference fetch': the proxy, and the certificates to trust."});
    return notes;
}

std::vector<note> files(std::string_view command)
{
    if (command != "polarmir" && command != "polarmir run" && command != "polarmir merge")
        return {};
    return {{"OUT/report.html", "Answer, figures and tables on one page, for a browser."},
            {"OUT/summary.txt", "Scores, comparison, caveats."},
            {"OUT/polarization.tsv", "The scores of every sample."},
            {"OUT/counts/mature_counts.tsv", "Reads of every miRNA in every sample."},
            {"OUT/qc/summary.tsv", "Whether the samples can be relied on."},
            {"OUT/qc/ledger.tsv", "Where every read went."},
            {"OUT/samples/", "A folder for each sample, from which an interrupted run goes on."},
            {"OUT/run.json", "What the results were made of, with which options, where and when."},
            {"OUT/ro-crate-metadata.json", "The same as an RO-Crate (Process Run Crate)."},
            {"OUT/SHA256SUMS", "Checksums of the results, for 'polarmir verify' and 'sha256sum -c'."}};
}

std::vector<note> examples(std::string_view command)
{
    if (command == "polarmir")
        return {{"polarmir samples --inspect RUN_FOLDER", "See what a run folder holds:"},
                {"polarmir run RUN_FOLDER --samples samples.tsv -o OUT",
                 "Analyse the samples of a sheet in it:"}};
    if (command == "polarmir run")
        return {{"polarmir run RUN_FOLDER -o OUT", "Analyse all samples of a run folder:"},
                {"polarmir run RUN_FOLDER --samples samples.tsv --case tumor --control control -o OUT",
                 "Compare two groups of a sample sheet:"}};
    if (command == "polarmir count" || command == "polarmir merge")
        return {{"polarmir count --samples samples.tsv --sample-index 1 -o OUT",
                 "Count the first sample of a sheet, in a job of its own:"},
                {"polarmir merge OUT", "Gather all samples that are counted:"}};
    if (command == "polarmir plan")
        return {{"polarmir plan RUN_FOLDER --samples samples.tsv -o OUT --queue long --memory 4G",
                 "Write the scripts of a Slurm array:"},
                {"bash OUT/jobs/submit.sh", "Start them; again after failures, finished samples are kept:"}};
    if (command == "polarmir reference fetch")
        return {{"polarmir reference fetch mirbase --species hsa -o mirbase-hsa", "Get human miRBase:"}};
    if (command == "polarmir reference build")
        return {{"polarmir reference build --mirbase mirbase --species hsa -o mirbase-hsa",
                 "Make a reference of files downloaded from miRBase:"}};
    if (command == "polarmir verify")
        return {{"polarmir verify OUT --inputs", "Check that results and reads are what they were:"}};
    if (command == "polarmir explain")
        return {{"polarmir explain OUT --mirna hsa-miR-21-5p", "Draw the reads behind a count:"}};
    return {};
}

} // namespace polarmir::cli::manual
