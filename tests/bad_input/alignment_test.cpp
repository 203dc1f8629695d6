// BAM, CRAM and SAM in place of FASTQ.
#include "inputs.hpp"
#include "runner.hpp"

using namespace polarmir::test;

namespace {

char const * const run_bam{"run @/S1.bam -o @/out --adapter none"};
char const * const run_sam{"run @/S1.sam -o @/out --adapter none"};
char const * const run_cram{"run @/S1.cram -o @/out --adapter none"};

std::string bam_of(std::string const & content)
{
    return bgzf_block(content) + bgzf_end();
}

} // namespace

TEST_CASE("the BAM and SAM that the rows spoil are good", "[bad_input]")
{
    for (auto const & [name, bytes] : {made_file{"S1.bam", good_bam()}, made_file{"S1.sam", good_sam()}})
    {
        tmp_dir const folder;
        polarmir::io::write_file(folder / name, bytes);
        auto const result =
            run_cli({"run", (folder / name).string(), "-o", (folder / "out").string(), "--adapter", "none"});
        CAPTURE(name, result.err);
        CHECK(result.code == 0);
        CHECK(cells(folder / "out/counts/mature_counts.tsv").at("hsa-let-7a-5p").at("S1") == "20");
    }
}

BAD_INPUT("an empty BAM",
          {.files = {{"S1.bam", ""}},
           .command = run_bam,
           .code = 1,
           .says = {"sample S1 failed", "S1.bam", "empty", "copy or make it again"}})
BAD_INPUT("BAM without the block that ends it",
          {.files = {{"S1.bam", bgzf_block(bam_content())}},
           .command = run_bam,
           .code = 1,
           .says = {"S1.bam", "end-of-file mark is missing", "copy or download it again"}})
BAD_INPUT("BAM cut within a block",
          {.files = {{"S1.bam", bgzf_block(bam_content()).substr(0, 150)}},
           .command = run_bam,
           .code = 1,
           .says = {"S1.bam", "again"}})
BAD_INPUT("BAM cut within a record",
          {.files = {{"S1.bam", bam_of(without_end(bam_content(), 20))}},
           .command = run_bam,
           .code = 1,
           .says = {"S1.bam", "record 20", "cut short", "again"}})
BAD_INPUT("BAM with a wrong checksum",
          {.files = {{"S1.bam", flipped(bgzf_block(bam_content()), -7) + bgzf_end()}},
           .command = run_bam,
           .code = 1,
           .says = {"S1.bam", "damaged", "again"}})
BAD_INPUT("BAM whose header is longer than the file",
          {.files = {{"S1.bam", bam_of("BAM\1" + little_endian(9999, 4) + "@HD\tVN:1.6\n")}},
           .command = run_bam,
           .code = 1,
           .says = {"S1.bam", "header is damaged", "again"}})
BAD_INPUT("BAM whose header has a length below zero",
          {.files = {{"S1.bam", bam_of("BAM\1" + little_endian(0xFFFFFFF0, 4) + "@HD\tVN:1.6\n")}},
           .command = run_bam,
           .code = 1,
           .says = {"S1.bam", "header is damaged", "again"}})
BAD_INPUT("BAM with a record of two gigabases",
          {.files = {{"S1.bam", bam_of(bam_content() + little_endian(0x7FFFFFF0, 4) + "few bytes")}},
           .command = run_bam,
           .code = 1,
           .says = {"S1.bam", "record 21", "damaged", "again"}})
BAD_INPUT("BAM compressed with gzip",
          {.files = {{"S1.bam", gzipped(bam_content())}},
           .command = run_bam,
           .code = 1,
           .says = {"S1.bam", "not with bgzip", "samtools"}})
BAD_INPUT("text named .bam",
          {.files = {{"S1.bam", "no BAM at all\n"}},
           .command = run_bam,
           .code = 1,
           .says = {"S1.bam", "neither BAM, CRAM nor SAM", "copy it again", "ending of what it is"}})
BAD_INPUT("FASTQ named .bam",
          {.files = {{"S1.bam", good_reads()}},
           .command = run_bam,
           .code = 1,
           .says = {"S1.bam", "neither BAM, CRAM nor SAM", "ending of what it is"}})
BAD_INPUT("BAM named .fastq",
          {.files = {{"S1.fastq", good_bam()}},
           .command = "run @/S1.fastq -o @/out",
           .code = 1,
           .says = {"S1.fastq", "BAM, not FASTQ", "name the file .bam"}})
BAD_INPUT("SAM named .fastq",
          {.files = {{"S1.fastq", good_sam()}},
           .command = "run @/S1.fastq -o @/out",
           .code = 1,
           .says = {"S1.fastq", "SAM, not FASTQ", "name the file .sam"}})
BAD_INPUT("SAM without an end of its last line",
          {.files = {{"S1.sam", without_end(good_sam(), 3)}},
           .command = run_sam,
           .code = 1,
           .says = {"S1.sam", "the last line has no end", "again"}})
BAD_INPUT("SAM with a line of too few fields",
          {.files = {{"S1.sam", good_sam() + "read\t4\t*\n"}},
           .command = run_sam,
           .code = 1,
           .says = {"S1.sam", "record 21", "again"}})
BAD_INPUT("SAM with fewer qualities than bases",
          {.files = {{"S1.sam", good_sam() + "read\t4\t*\t0\t0\t*\t*\t0\t0\tACGT\tIII\n"}},
           .command = run_sam,
           .code = 1,
           .says = {"S1.sam", "record 21", "again"}})
BAD_INPUT("SAM without qualities is not filtered by them, which is said",
          {.files = {{"S1.sam", "@HD\tVN:1.6\nread\t4\t*\t0\t0\t*\t*\t0\t0\tACGT\t*\n"}},
           .command = run_sam,
           .code = 0,
           .says = {"warning: S1", "all base qualities are equal", "not filtered"}})
BAD_INPUT("CRAM that is cut behind its magic",
          {.files = {{"S1.cram", std::string{"CRAM\3\0", 6}}},
           .command = run_cram,
           .code = 1,
           .says = {"S1.cram", "again"}})
BAD_INPUT("CRAM of garbage",
          {.files = {{"S1.cram", std::string{"CRAM\3\0", 6} + std::string(500, 'x')}},
           .command = run_cram,
           .code = 1,
           .says = {"S1.cram", "damaged", "copy it again"}})
BAD_INPUT(
    "a folder named like a BAM",
    {.files = {{"S1.bam/notes.txt", "mine"}}, .command = run_bam, .code = 3, .says = {"S1.bam", "no FASTQ"}})
