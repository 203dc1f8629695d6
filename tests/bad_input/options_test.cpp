// Options: unknown, out of range, without a value, against each other. Nothing is guessed and nothing runs.
#include "inputs.hpp"
#include "runner.hpp"

using namespace polarmir::test;

namespace {

std::vector<made_file> const reads{{"S1.fastq", good_reads()}};

/// run on a good file with these options.
std::string with(std::string const & options)
{
    return "run @/S1.fastq -o @/out " + options;
}

} // namespace

BAD_INPUT("no command", {.command = "", .code = 2, .says = {"subcommand", "--help"}})
BAD_INPUT("an unknown command", {.command = "analyse", .code = 2, .says = {"analyse", "--help"}})
BAD_INPUT("an unknown command behind options",
          {.files = {{"empty.toml", ""}},
           .command = "--config @/empty.toml analyse",
           .code = 2,
           .says = {"there is no command 'analyse'", "--help"}})
BAD_INPUT("an unknown option",
          {.files = reads,
           .command = with("--protocol illumina"),
           .code = 2,
           .says = {"--protocol", "polarmir run --help"}})
BAD_INPUT("a misspelt option",
          {.files = reads, .command = with("--adaptor none"), .code = 2, .says = {"--adaptor", "--help"}})
BAD_INPUT("the beginning of an option",
          {.files = reads, .command = with("--adapt none"), .code = 2, .says = {"--adapt", "--help"}})
BAD_INPUT("no output folder",
          {.files = reads, .command = "run @/S1.fastq", .code = 2, .says = {"--output", "required"}})
BAD_INPUT("an empty output folder",
          {.files = reads, .command = "run @/S1.fastq -o ''", .code = 2, .says = {"--output"}})
BAD_INPUT("an option without its value",
          {.files = reads, .command = with("--adapter"), .code = 2, .says = {"--adapter", "--help"}})
BAD_INPUT("a word for a number",
          {.files = reads, .command = with("--mismatches one"), .code = 2, .says = {"--mismatches", "one"}})
BAD_INPUT(
    "too many mismatches",
    {.files = reads, .command = with("--mismatches 3"), .code = 2, .says = {"mismatches", "0, 1 or 2", "3"}})
BAD_INPUT("mismatches below 0",
          {.files = reads, .command = with("--mismatches -1"), .code = 2, .says = {"mismatches", "-1"}})
BAD_INPUT("a number that no integer holds",
          {.files = reads,
           .command = with("--mismatches 99999999999999999999"),
           .code = 2,
           .says = {"--mismatches", "99999999999999999999"}})
BAD_INPUT("no threads",
          {.files = reads, .command = with("-t 0"), .code = 2, .says = {"--threads", "1", "1024"}})
BAD_INPUT("threads below 0",
          {.files = reads, .command = with("-t -2"), .code = 2, .says = {"--threads", "-2"}})
BAD_INPUT("threads in hexadecimal",
          {.files = reads, .command = with("-t 0x2"), .code = 2, .says = {"--threads", "'0x2'", "digits"}})
BAD_INPUT("a number with a blank in front",
          {.files = reads,
           .command = with("--min-insert ' 18'"),
           .code = 2,
           .says = {"--min-insert", "' 18'", "digits"}})
BAD_INPUT("a configuration file with a number in hexadecimal",
          {.files = {reads.front(), {"c.toml", "max-insert = 0x20\n"}},
           .command = with("--config @/c.toml"),
           .code = 2,
           .says = {"max-insert", "0x20"}})
BAD_INPUT("half a thread",
          {.files = reads, .command = with("-t 1.5"), .code = 2, .says = {"--threads", "1.5"}})
BAD_INPUT("expected errors that are no number",
          {.files = reads,
           .command = with("--max-expected-errors nan"),
           .code = 2,
           .says = {"expected errors", "nan"}})
BAD_INPUT("expected errors below 0",
          {.files = reads,
           .command = with("--max-expected-errors -1"),
           .code = 2,
           .says = {"expected errors", "-1"}})
BAD_INPUT("a technical SD that is no number",
          {.files = reads,
           .command = with("--technical-sd nan"),
           .code = 2,
           .says = {"--technical-sd", "0 or more"}})
BAD_INPUT("an infinite technical SD",
          {.files = reads,
           .command = with("--technical-sd inf"),
           .code = 2,
           .says = {"--technical-sd", "0 or more"}})
BAD_INPUT("an odd number of neighbours",
          {.files = reads,
           .command = with("--null-neighbours 41"),
           .code = 2,
           .says = {"--null-neighbours", "even number"}})
BAD_INPUT("a shortest insert above the longest",
          {.files = reads,
           .command = with("--min-insert 30 --max-insert 20"),
           .code = 2,
           .says = {"inserts of 30 to 20 nt", "give a range"}})
BAD_INPUT("a longest insert above what is supported",
          {.files = reads, .command = with("--max-insert 65"), .code = 2, .says = {"65 nt", "64"}})
BAD_INPUT("an adapter with a letter that is no base",
          {.files = reads,
           .command = with("--adapter TGGAXTTC"),
           .code = 2,
           .says = {"adapter 'TGGAXTTC' holds 'X'", "A, C, G, T"}})
BAD_INPUT(
    "an adapter too short to be found",
    {.files = reads, .command = with("--adapter TGG"), .code = 2, .says = {"adapter 'TGG'", "at least"}})
BAD_INPUT("an empty adapter",
          {.files = reads, .command = with("--adapter ''"), .code = 2, .says = {"adapter"}})
BAD_INPUT("an unknown kit",
          {.files = reads,
           .command = with("--kit truseek"),
           .code = 2,
           .says = {"unknown kit 'truseek'", "truseq", "qiaseq"}})
BAD_INPUT("a kit and an adapter",
          {.files = reads,
           .command = with("--kit truseq --adapter TGGAATTCTCGG"),
           .code = 2,
           .says = {"both an adapter and a kit", "give one"}})
BAD_INPUT("a UMI without length",
          {.files = reads,
           .command = with("--umi before_insert"),
           .code = 2,
           .says = {"UMI 'before_insert'", "before_insert:N", "1 to 32"}})
BAD_INPUT("a UMI longer than reads",
          {.files = reads, .command = with("--umi before_insert:99"), .code = 2, .says = {"UMI", "99", "32"}})
BAD_INPUT("a phred offset that is none",
          {.files = reads, .command = with("--phred 42"), .code = 2, .says = {"--phred", "42", "33", "64"}})
BAD_INPUT("an unknown way to share reads",
          {.files = reads,
           .command = with("--multimap some"),
           .code = 2,
           .says = {"--multimap", "some", "em", "unique"}})
BAD_INPUT(
    "an unknown engine",
    {.files = reads, .command = with("--engine bowtie"), .code = 2, .says = {"--engine", "bowtie", "seed"}})
BAD_INPUT("an unknown normalisation",
          {.files = reads,
           .command = with("--normalisation quantile"),
           .code = 2,
           .says = {"--normalisation", "quantile", "TMM"}})
BAD_INPUT(
    "an unknown adjustment of p-values",
    {.files = reads, .command = with("--p-adjust none"), .code = 2, .says = {"--p-adjust", "BH", "holm"}})
BAD_INPUT("BAM and CRAM",
          {.files = reads, .command = with("--bam --cram"), .code = 2, .says = {"--bam", "--cram"}})
BAD_INPUT("quiet and verbose",
          {.files = reads, .command = with("-q -v"), .code = 2, .says = {"--quiet", "--verbose"}})
BAD_INPUT("option --reference of no such folder",
          {.files = reads,
           .command = with("--reference mouse"),
           .code = 3,
           .says = {"'mouse'", "human", "polarmir reference build"}})
BAD_INPUT("option --tmp-dir that is not there",
          {.files = reads, .command = with("--tmp-dir @/absent"), .code = 2, .says = {"--tmp-dir", "absent"}})
BAD_INPUT("a configuration file that is not there",
          {.files = reads, .command = with("--config @/absent.toml"), .code = 2, .says = {"absent.toml"}})
BAD_INPUT("a configuration with an unknown option",
          {.files = {reads.front(), {"c.toml", "mismatchs = 1\n"}},
           .command = with("--config @/c.toml"),
           .code = 2,
           .says = {"c.toml", "mismatchs"}})
BAD_INPUT("a configuration that is none",
          {.files = {reads.front(), {"c.toml", "\x01\x02 {]\n"}},
           .command = with("--config @/c.toml"),
           .code = 2,
           .says = {"c.toml"}})
BAD_INPUT("a configuration with a value out of range",
          {.files = {reads.front(), {"c.toml", "mismatches = 7\n"}},
           .command = with("--config @/c.toml"),
           .code = 2,
           .says = {"mismatches", "7"}})
BAD_INPUT("memory of a job that is no size",
          {.files = reads,
           .command = "plan @/S1.fastq -o @/out --memory lots",
           .code = 2,
           .says = {"--memory", "lots"}})
BAD_INPUT("an unknown batch system",
          {.files = reads,
           .command = "plan @/S1.fastq -o @/out --scheduler cron",
           .code = 2,
           .says = {"--scheduler", "cron", "slurm"}})
BAD_INPUT("a directive on two lines",
          {.files = reads,
           .command = "plan @/S1.fastq -o @/out --directive 'a\nrm -r x'",
           .code = 2,
           .says = {"--directive", "one line"}})
