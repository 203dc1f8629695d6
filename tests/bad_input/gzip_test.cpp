// FASTQ compressed with gzip and BGZF. A message names the byte where the last good member ends.
#include "inputs.hpp"
#include "runner.hpp"

using namespace polarmir::test;

namespace {

char const * const run_s1{"run @/S1.fastq.gz -o @/out"};
std::string const again{"copy or download the file again"};

std::string member()
{
    return gzipped(good_reads());
}

/// Where the first of two members ends.
std::string behind_first()
{
    return "after byte " + std::to_string(member().size());
}

} // namespace

BAD_INPUT("gzip cut within the header",
          {.files = {{"S1.fastq.gz", member().substr(0, 7)}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz", "truncated", "after byte 0", again}})
BAD_INPUT("gzip cut to its first byte",
          {.files = {{"S1.fastq.gz", member().substr(0, 1)}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz", again}})
BAD_INPUT("gzip cut within the compressed data",
          {.files = {{"S1.fastq.gz", member().substr(0, member().size() / 2)}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz", "truncated", "after byte 0", again}})
BAD_INPUT("gzip cut before its checksum",
          {.files = {{"S1.fastq.gz", without_end(member(), 8)}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz", "truncated", "after byte 0", again}})
BAD_INPUT("gzip cut within its length",
          {.files = {{"S1.fastq.gz", without_end(member(), 1)}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz", "truncated", "after byte 0", again}})
BAD_INPUT("gzip with a wrong checksum",
          {.files = {{"S1.fastq.gz", flipped(member(), -8)}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz", "corrupt", "after byte 0", again}})
BAD_INPUT("gzip with a wrong length",
          {.files = {{"S1.fastq.gz", flipped(member(), -4)}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz", "corrupt", "after byte 0", again}})
BAD_INPUT("gzip with a flipped byte in the middle",
          {.files = {{"S1.fastq.gz", flipped(member(), 400)}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz", "corrupt", "after byte 0", again}})
BAD_INPUT("gzip of an unknown method",
          {.files = {{"S1.fastq.gz", flipped(member(), 2)}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz", "corrupt", "after byte 0", again}})
BAD_INPUT("gzip with reserved flags",
          {.files = {{"S1.fastq.gz", member().replace(3, 1, "\xe0")}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz", "corrupt", "after byte 0", again}})
BAD_INPUT("gzip followed by garbage",
          {.files = {{"S1.fastq.gz", member() + "garbage behind the end"}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz", "followed by something that is not gzip", behind_first(), again}})
BAD_INPUT("gzip followed by one byte of garbage",
          {.files = {{"S1.fastq.gz", member() + "x"}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz", behind_first(), again}})
BAD_INPUT("gzip whose second member is cut",
          {.files = {{"S1.fastq.gz", member() + member().substr(0, 300)}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz", "truncated", behind_first(), again}})
BAD_INPUT("gzip whose second member is cut within its header",
          {.files = {{"S1.fastq.gz", member() + member().substr(0, 5)}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz", "truncated", behind_first(), again}})
BAD_INPUT("gzip whose second member has a wrong checksum",
          {.files = {{"S1.fastq.gz", member() + flipped(member(), -7)}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz", "corrupt", behind_first(), again}})
BAD_INPUT("gzip within gzip",
          {.files = {{"S1.fastq.gz", gzipped(member())}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz", "gzip data within gzip data", "decompress it once"}})
BAD_INPUT("text named .gz with a broken record",
          {.files = {{"S1.fastq.gz", reads_with("@bad\nACGT\n+\nIII\n")}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz:404", "record 101, bad"}})
BAD_INPUT("zstd named .gz",
          {.files = {{"S1.fastq.gz", "\x28\xb5\x2f\xfd and so on"}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz", "zstd", "compress it with gzip"}})
BAD_INPUT("a broken record within gzip is named by line",
          {.files = {{"S1.fastq.gz", gzipped(reads_with("@bad\nACGT\n+\nIII\n"))}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz:404", "record 101, bad"}})
BAD_INPUT("gzip of nothing is a sample without reads",
          {.files = {{"S1.fastq.gz", gzipped("")}},
           .command = run_s1,
           .code = 0,
           .says = {"S1: FAIL", "no reads", "demultiplexing"}})
BAD_INPUT("an empty file named .gz is a sample without reads",
          {.files = {{"S1.fastq.gz", ""}},
           .command = run_s1,
           .code = 0,
           .says = {"S1: FAIL", "no reads", "demultiplexing"}})
BAD_INPUT("one lane of two is cut: the sample fails, no half of it is counted",
          {.files = {{"in/S1_S1_L001_R1_001.fastq.gz", member()},
                     {"in/S1_S1_L002_R1_001.fastq.gz", without_end(member(), 100)}},
           .command = "run @/in -o @/out",
           .code = 1,
           .says = {"sample S1 failed", "S1_S1_L002_R1_001.fastq.gz", "truncated", again}})

BAD_INPUT("BGZF with a block size that leads into data",
          {.files = {{"S1.fastq.gz", bgzf_block(good_reads()).replace(16, 2, "\x10\x01") + bgzf_end()}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz", "gzip data are", "after byte 0", again}})
BAD_INPUT("BGZF with a block size beyond the file is read as gzip, which has checksums",
          {.files = {{"S1.fastq.gz", bgzf_block(good_reads()).replace(16, 2, "\xff\xff") + bgzf_end()}},
           .command = run_s1,
           .code = 0,
           .says = {"S1: 400 reads"}})
BAD_INPUT("BGZF with a block size smaller than a header is read as gzip",
          {.files = {{"S1.fastq.gz",
                      bgzf_block(good_reads()).replace(16, 2, std::string{"\x05\0", 2}) + bgzf_end()}},
           .command = run_s1,
           .code = 0,
           .says = {"S1: 400 reads"}})
BAD_INPUT("BGZF cut within its second block",
          {.files = {{"S1.fastq.gz", bgzf_block(good_reads()) + bgzf_block(good_reads()).substr(0, 200)}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz",
                    "truncated",
                    "after byte " + std::to_string(bgzf_block(good_reads()).size()),
                    again}})
BAD_INPUT("BGZF with a wrong checksum",
          {.files = {{"S1.fastq.gz", flipped(bgzf_block(good_reads()), -6) + bgzf_end()}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz", "corrupt", "after byte 0", again}})
BAD_INPUT("BGZF whose end is cut",
          {.files = {{"S1.fastq.gz", bgzf_block(good_reads()) + without_end(bgzf_end(), 4)}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq.gz", "truncated", again}})
