// Sample sheets: their form and the files they name.
#include "inputs.hpp"
#include "runner.hpp"

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

char const * const run_sheet{"run --samples @/sheet.tsv -o @/out"};

/// A sheet beside two files that it may name.
std::vector<made_file> sheet(std::string const & text)
{
    return {{"sheet.tsv", text}, {"a.fastq", good_reads()}, {"b.fastq", reads_with("")}};
}

} // namespace

BAD_INPUT("a sheet that is not there",
          {.command = "run --samples @/absent.tsv -o @/out",
           .code = 3,
           .says = {"absent.tsv", "No such file"}})
BAD_INPUT("an empty sheet",
          {.files = sheet(""),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv", "is empty", "sample and fastq_1", "polarmir samples"}})
BAD_INPUT("a sheet with a header only",
          {.files = sheet("sample\tfastq_1\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv", "names no sample"}})
BAD_INPUT("a sheet without header",
          {.files = sheet("A\ta.fastq\nB\tb.fastq\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:1", "no column 'sample'", "sample and fastq_1", "polarmir samples"}})
BAD_INPUT("a sheet without the column of files",
          {.files = sheet("sample\tgroup\nA\ttumor\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:1", "no column 'fastq_1'"}})
BAD_INPUT("a sheet with two columns of files",
          {.files = sheet("sample\tfastq_1\tfile\nA\ta.fastq\tb.fastq\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:1", "'fastq_1'", "'file'", "keep one"}})
BAD_INPUT("a sheet with a column twice",
          {.files = sheet("sample\tfastq_1\tgroup\tGroup\nA\ta.fastq\tx\ty\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:1", "'Group' occurs twice"}})
BAD_INPUT("a sheet whose columns are separated by blanks",
          {.files = sheet("sample fastq_1\nA a.fastq\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:1", "no column 'sample'", "tab"}})
BAD_INPUT("a sheet with a tab in the header and commas below",
          {.files = sheet("sample\tfastq_1\nA,a.fastq\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:2", "1 field", "2"}})
BAD_INPUT("a sheet with a row of too many fields",
          {.files = sheet("sample\tfastq_1\nA\ta.fastq\nB\tb.fastq\ttumor\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:3", "3 fields", "2"}})
BAD_INPUT("a sheet with a value in a column without name",
          {.files = sheet("sample\tfastq_1\t\nA\ta.fastq\ttumor\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:2", "column 3 has no name"}})
BAD_INPUT("a sheet with a quote that is never closed",
          {.files = sheet("sample\tfastq_1\nA\t\"a.fastq\nB\tb.fastq\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:2", "double quote", "never closed"}})
BAD_INPUT("a sheet with text behind a closing quote",
          {.files = sheet("sample\tfastq_1\nA\t\"a\".fastq\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:2", "behind a closing double quote"}})
BAD_INPUT("a sheet that is an Excel workbook",
          {.files = sheet("PK\3\4 and so on"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv", "Excel workbook", "save it as CSV"}})
BAD_INPUT("a sheet in UTF-16",
          {.files = sheet(std::string{"\xff\xfes\0a\0", 6}),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv", "UTF-16", "save it as UTF-8"}})
BAD_INPUT("a sheet in Latin-1",
          {.files = sheet("sample\tfastq_1\tcity\nA\ta.fastq\tK\xf6ln\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:2", "not UTF-8", "save the sheet as UTF-8"}})
BAD_INPUT("a sheet of NUL bytes",
          {.files = sheet(std::string(64, '\0')),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv", "no column 'sample'"}})
BAD_INPUT("a folder in place of a sheet",
          {.files = {{"sheet.tsv/a.fastq", good_reads()}},
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv", "directory"}})
BAD_INPUT("reads in place of a sheet",
          {.files = {{"sheet.tsv", good_reads()}},
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:1", "no column 'sample'", "polarmir samples"}})
BAD_INPUT("gzip in place of a sheet",
          {.files = {{"sheet.tsv", gzipped("sample\tfastq_1\n")}},
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv"}})
BAD_INPUT("a sheet that names a file that is not there",
          {.files = sheet("sample\tfastq_1\nA\ta.fastq\nC\tc.fastq\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:3", "c.fastq", "sample 'C'", "not found"}})
BAD_INPUT("a sheet that names a folder",
          {.files = {{"sheet.tsv", "sample\tfastq_1\nA\tin\n"}, {"in/a.fastq", good_reads()}},
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:2", "'in'", "sample 'A'"}})
BAD_INPUT("a sheet with a sample without file",
          {.files = sheet("sample\tfastq_1\nA\t\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:2", "sample 'A' has no file"}})
BAD_INPUT("a sheet that names a file of reads by FASTA",
          {.files = {{"sheet.tsv", "sample\tfastq_1\nA\ta.fa\n"}, {"a.fa", ">r\nACGT\n"}},
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:2", "a.fa", "sample 'A'", "FASTA", "FASTQ"}})
BAD_INPUT("a sheet that gives one file to two samples",
          {.files = sheet("sample\tfastq_1\nA\ta.fastq\nB\t./a.fastq\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:3", "a.fastq", "also that of sample 'A' on line 2"}})
BAD_INPUT("a sheet that gives one file to two samples by a link",
          {.files = sheet("sample\tfastq_1\nA\ta.fastq\nB\tlink.fastq\n"),
           .prepare = [](fs::path const & folder) { fs::create_symlink("a.fastq", folder / "link.fastq"); },
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:3", "link.fastq", "also that of sample 'A'"}})
BAD_INPUT("a sheet that names a file twice for one sample, which is counted once",
          {.files = sheet("sample\tfastq_1\nA\ta.fastq\nA\ta.fastq\n"),
           .command = run_sheet,
           .code = 0,
           .says = {"A: 400 reads"}})
BAD_INPUT("a sheet with two groups for one sample",
          {.files = sheet("sample\tfastq_1\tgroup\nA\ta.fastq\tx\nA\tb.fastq\ty\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:3", "sample 'A' has group 'y', but 'x' on line 2"}})
BAD_INPUT("option --sample-index beyond the sheet",
          {.files = sheet("sample\tfastq_1\nA\ta.fastq\n"),
           .command = "count --samples @/sheet.tsv --sample-index 2 -o @/out",
           .code = 2,
           .says = {"--sample-index 2", "samples 1 to 1"}})
BAD_INPUT("option --sample-index 0",
          {.files = sheet("sample\tfastq_1\nA\ta.fastq\n"),
           .command = "count --samples @/sheet.tsv --sample-index 0 -o @/out",
           .code = 2,
           .says = {"--sample-index 0", "samples 1 to 1"}})
BAD_INPUT("option --sample-index with zeros in front: not octal",
          {.files = sheet("sample\tfastq_1\nA\ta.fastq\n"),
           .command = "count --samples @/sheet.tsv --sample-index 010 -o @/out",
           .code = 2,
           .says = {"--sample-index 10", "samples 1 to 1"}})
BAD_INPUT("option --sample-index below 0",
          {.files = sheet("sample\tfastq_1\nA\ta.fastq\n"),
           .command = "count --samples @/sheet.tsv --sample-index -1 -o @/out",
           .code = 2,
           .says = {"--sample-index", "'-1'"}})
BAD_INPUT("option --sample-index without a sheet",
          {.files = sheet(""),
           .command = "count @/a.fastq --sample-index 1 -o @/out",
           .code = 2,
           .says = {"--sample-index needs --samples"}})
BAD_INPUT("plan of a sheet with a missing file",
          {.files = sheet("sample\tfastq_1\nC\tc.fastq\n"),
           .command = "plan --samples @/sheet.tsv -o @/out",
           .code = 3,
           .says = {"sheet.tsv:2", "c.fastq", "not found"}})
BAD_INPUT("a sheet that leaves a file of the folder out says so",
          {.files = {{"sheet.tsv", "sample\tfastq_1\nA\ta.fastq\n"},
                     {"in/a.fastq", good_reads()},
                     {"in/b.fastq", reads_with("")}},
           .command = "run @/in --samples @/sheet.tsv -o @/out",
           .code = 0,
           .says = {"b.fastq", "not in sheet"}})
BAD_INPUT("a file that is its own mate",
          {.files = sheet("sample\tfastq_1\tfastq_2\nA\ta.fastq\ta.fastq\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"sheet.tsv:2", "'a.fastq'", "also named as a mate"}})
BAD_INPUT("jobs that count standard input",
          {.command = "plan - -o @/out", .code = 2, .says = {"no standard input", "give files"}})
