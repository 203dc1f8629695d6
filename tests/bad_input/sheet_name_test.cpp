// Names of samples, wherever they come from: none leaves the output folder or speaks to the terminal.
#include "inputs.hpp"
#include "runner.hpp"

using namespace polarmir::test;

namespace {

char const * const run_sheet{"run --samples @/sheet.tsv -o @/out"};

std::vector<made_file> named(std::string const & name)
{
    return {{"sheet.tsv", "sample\tfastq_1\n" + name + "\ta.fastq\n"}, {"a.fastq", good_reads()}};
}

} // namespace

BAD_INPUT("a name with a path out of the output",
          {.files = named("../../etc/cron.d/x"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:2", "'../../etc/cron.d/x'", "must not"}})
BAD_INPUT("a name that is an absolute path",
          {.files = named("/tmp/x"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:2", "'/tmp/x'", "must not hold '/'"}})
BAD_INPUT("a name with a slash",
          {.files = named("tumor/1"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:2", "'tumor/1'", "must not hold '/'"}})
BAD_INPUT("the name ..",
          {.files = named(".."),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:2", "'..'", "must not begin with '.'"}})
BAD_INPUT("a name that is an option",
          {.files = named("-rf"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:2", "'-rf'", "must not begin with '-'"}})
BAD_INPUT("a name that a spreadsheet takes for a formula",
          {.files = named("=HYPERLINK(1)"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:2", "is a formula", "begin it with a letter"}})
BAD_INPUT("a name that begins with '@'",
          {.files = named("@SUM(1)"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:2", "'@SUM(1)' is a formula"}})
BAD_INPUT(
    "an empty name",
    {.files = named(""), .command = run_sheet, .code = 3, .says = {"sheet.tsv:2", "sample name", "is empty"}})
BAD_INPUT("a name with an escape sequence",
          {.files = named("x\x1b[2J"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:2", "control characters"}})
BAD_INPUT("a name with a line feed",
          {.files = named("\"x\ny\""),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:2", "control characters"}})
BAD_INPUT("a name with a NUL byte",
          {.files = named(std::string{"x\0y", 3}),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:2", "control characters"}})
BAD_INPUT("a name of 300 letters",
          {.files = named(std::string(300, 'x')),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:2", "longer than 200 bytes"}})
BAD_INPUT("a name that is no UTF-8",
          {.files = named("K\xf6ln"), .command = run_sheet, .code = 3, .says = {"sheet.tsv:2", "UTF-8"}})
BAD_INPUT("names that differ by case alone, which some file systems take for one",
          {.files = {{"sheet.tsv", "sample\tfastq_1\nA1\ta.fastq\na1\tb.fastq\n"},
                     {"a.fastq", good_reads()},
                     {"b.fastq", reads_with("")}},
           .command = run_sheet,
           .code = 0,
           .says = {"samples counted: 2"}})
BAD_INPUT("a name with markup is counted and only ever text",
          {.files = named("<b>x<b>"), .command = run_sheet, .code = 0, .says = {"samples counted: 1"}})
BAD_INPUT("option --name with a path",
          {.files = named("A"),
           .command = "count @/a.fastq --name ../x -o @/out",
           .code = 2,
           .says = {"'../x'", "must not", "choose another"}})
BAD_INPUT("a sample of a table of counts with a path for a name",
          {.files = {{"counts.tsv", "miRNA\t../x\nhsa-miR-21-5p\t5\n"}},
           .command = "score @/counts.tsv -o @/out",
           .code = 3,
           .says = {"counts.tsv:1", "'../x'", "must not begin with '.'"}})
BAD_INPUT("a simulated group with a path for a name",
          {.command = "simulate --groups ../x -o @/out", .code = 2, .says = {"../x", "must"}})
