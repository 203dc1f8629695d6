// Files and folders on the command line.
#include "inputs.hpp"
#include "runner.hpp"

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

char const * const run_in{"run @/in -o @/out"};

} // namespace

BAD_INPUT("no input at all", {.command = "run -o @/out", .code = 2, .says = {"nothing to read", "--samples"}})
BAD_INPUT("samples without input",
          {.command = "samples", .code = 2, .says = {"nothing to look at", "--samples"}})
BAD_INPUT("an input that is not there",
          {.command = "run @/absent.fastq.gz -o @/out",
           .code = 3,
           .says = {"absent.fastq.gz", "no such file or folder"}})
BAD_INPUT("samples of a folder that is not there",
          {.command = "samples @/absent", .code = 3, .says = {"absent", "no such file or folder"}})
BAD_INPUT("a link to nowhere",
          {.prepare =
               [](fs::path const & folder) { fs::create_symlink("absent.fastq", folder / "S1.fastq"); },
           .command = "run @/S1.fastq -o @/out",
           .code = 3,
           .says = {"S1.fastq", "no such file"}})
BAD_INPUT("a folder of links to nowhere",
          {.prepare =
               [](fs::path const & folder) {
                   fs::create_directory(folder / "in");
                   fs::create_symlink("absent.fastq", folder / "in/S1.fastq");
               },
           .command = run_in,
           .code = 3,
           .says = {"S1.fastq", "/in"}})
BAD_INPUT("links in a circle",
          {.prepare =
               [](fs::path const & folder) {
                   fs::create_directory(folder / "in");
                   fs::create_directory_symlink("..", folder / "in/again");
               },
           .command = run_in,
           .code = 3,
           .says = {"/in", "no FASTQ files"}})
BAD_INPUT("an empty folder",
          {.prepare = [](fs::path const & folder) { fs::create_directory(folder / "in"); },
           .command = run_in,
           .code = 3,
           .says = {"/in", "no FASTQ files", ".fastq"}})
BAD_INPUT("a file that is no reads by its name",
          {.files = {{"notes.txt", "mine"}},
           .command = "run @/notes.txt -o @/out",
           .code = 3,
           .says = {"notes.txt", "not a FASTQ file by its name", ".fastq"}})
BAD_INPUT("FASTA on the command line",
          {.files = {{"reads.fa", ">r1\nACGT\n"}},
           .command = "run @/reads.fa -o @/out",
           .code = 3,
           .says = {"reads.fa", "FASTA", "FASTQ"}})
BAD_INPUT("nothing but reads that could not be demultiplexed",
          {.files = {{"in/Undetermined_S0_L001_R1_001.fastq.gz", gzipped(good_reads())}},
           .command = run_in,
           .code = 3,
           .says = {"/in", "Undetermined_S0_L001_R1_001.fastq.gz"}})
BAD_INPUT("nothing but second reads",
          {.files = {{"in/S1_S1_L001_R2_001.fastq.gz", gzipped(good_reads())}},
           .command = run_in,
           .code = 3,
           .says = {"/in", "S1_S1_L001_R2_001.fastq.gz"}})
BAD_INPUT("a second read beside its first is left out, which is said",
          {.files = {{"in/S1_S1_L001_R1_001.fastq", good_reads()},
                     {"in/S1_S1_L001_R2_001.fastq", good_reads()}},
           .command = run_in,
           .code = 0,
           .says = {"skipped", "S1_S1_L001_R2_001.fastq"}})
BAD_INPUT("x_1 and x_2 whose names do not tell mates from replicates",
          {.files = {{"in/x_1.fastq", good_reads()}, {"in/x_2.fastq", good_reads()}},
           .command = run_in,
           .code = 3,
           .says = {"x_1.fastq", "x_2.fastq", "sheet"}})
BAD_INPUT("one file twice on the command line is counted once, which is said",
          {.files = {{"S1.fastq", good_reads()}},
           .command = "run @/S1.fastq @/S1.fastq -o @/out",
           .code = 0,
           .says = {"samples counted: 1"}})
BAD_INPUT("plain and gzip of one sample",
          {.files = {{"in/S1.fastq", good_reads()}, {"in/S1.fastq.gz", gzipped(good_reads())}},
           .command = run_in,
           .code = 3,
           .says = {"S1.fastq", "S1.fastq.gz", "sample 'S1'"}})
BAD_INPUT("one lane twice",
          {.files = {{"in/S1_S1_L001_R1_001.fastq", good_reads()},
                     {"in/S1_S1_L001_R1_001.fq.gz", gzipped(reads_with(""))}},
           .command = run_in,
           .code = 3,
           .says = {"S1_S1_L001_R1_001.fastq", "sample 'S1'", "sheet"}})
BAD_INPUT("a sequencer's run folder without FASTQ",
          {.files = {{"in/RunInfo.xml", "<RunInfo/>"}, {"in/Data/Intensities/L001/1.cbcl", "x"}},
           .command = run_in,
           .code = 3,
           .says = {"/in", "demultiplex"}})
BAD_INPUT("several samples for count",
          {.files = {{"in/A.fastq", good_reads()}, {"in/B.fastq", reads_with("")}},
           .command = "count @/in -o @/out",
           .code = 2,
           .says = {"2 samples", "'polarmir run'", "--name"}})
BAD_INPUT("a file name that is no UTF-8",
          {.files = {{"in/S\xff.fastq", good_reads()}},
           .command = run_in,
           .code = 3,
           .says = {"sample name", "sheet"}})
BAD_INPUT("a file name with a line feed",
          {.files = {{"in/S\n1.fastq", good_reads()}},
           .command = run_in,
           .code = 3,
           .says = {"sample name", "sheet"}})
BAD_INPUT(
    "a file name that begins with '='",
    {.files = {{"in/=1+1.fastq", good_reads()}}, .command = run_in, .code = 3, .says = {"=1+1", "sheet"}})
BAD_INPUT("MD5 sums that do not fit",
          {.files = {{"in/S1.fastq", good_reads()}, {"in/md5sum.txt", std::string(32, '0') + "  S1.fastq\n"}},
           .command = "samples --check-md5 @/in",
           .code = 1,
           .says = {"S1.fastq", "md5sum.txt", "damaged", "again"}})
BAD_INPUT("a device for a file", {.command = "run /dev/null -o @/out", .code = 3, .says = {"/dev/null"}})
