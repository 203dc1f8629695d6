// FASTQ files.
#include "inputs.hpp"
#include "runner.hpp"

using namespace polarmir::test;

namespace {

char const * const run_s1{"run @/S1.fastq -o @/out"};
std::string const again{"copy or download the file again"};

std::string with_qualities(char quality)
{
    return replaced(good_reads(), "I", std::string{quality});
}

} // namespace

BAD_INPUT("FASTQ that ends behind a sequence",
          {.files = {{"S1.fastq", good_reads() + "@last\nACGT\n"}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:1602", "the file ends inside a record", "record 401, last", again}})
BAD_INPUT("FASTQ that ends behind '+'",
          {.files = {{"S1.fastq", good_reads() + "@last\nACGT\n+\n"}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:1603", "the file ends inside a record", "record 401, last", again}})
BAD_INPUT("FASTQ that ends inside the last quality line",
          {.files = {{"S1.fastq", without_end(good_reads(), 5)}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:1600", "quality has 46 characters, sequence has 50", "record 400", again}})
BAD_INPUT("FASTQ that ends behind a name",
          {.files = {{"S1.fastq", good_reads() + "@last"}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:1601", "the file ends inside a record", again}})
BAD_INPUT("FASTQ with a record without '+'",
          {.files = {{"S1.fastq", reads_with("@bad\nACGT\nIIII\n")}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:403", "expected '+'", "record 101, bad", again}})
BAD_INPUT("FASTQ with a record without '@'",
          {.files = {{"S1.fastq", reads_with("bad\nACGT\n+\nIIII\n")}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:401", "expected '@'", "record 101", again}})
BAD_INPUT("FASTQ with fewer qualities than bases",
          {.files = {{"S1.fastq", reads_with("@bad\nACGT\n+\nIII\n")}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:404", "quality has 3 characters, sequence has 4", "record 101, bad", again}})
BAD_INPUT("FASTQ with more qualities than bases",
          {.files = {{"S1.fastq", reads_with("@bad\nACGT\n+\nIIIII\n")}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:404", "quality has 5 characters, sequence has 4", "record 101, bad", again}})
BAD_INPUT("FASTQ with a sequence on two lines",
          {.files = {{"S1.fastq", reads_with("@bad\nACGT\nACGT\n+\nIIII\nIIII\n")}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:403", "one line of sequence", "record 101, bad"}})
BAD_INPUT("FASTQ with a blank line between records",
          {.files = {{"S1.fastq", reads_with("\n@bad\nACGT\n+\nIIII\n")}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:401", "a blank line", "record 101"}})
BAD_INPUT("FASTQ with a letter that is no base",
          {.files = {{"S1.fastq", reads_with("@bad\nACXT\n+\nIIII\n")}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:402", "'X' at position 3", "record 101, bad"}})
BAD_INPUT("FASTQ of proteins",
          {.files = {{"S1.fastq", replaced(good_reads(), "TGAGG", "MKLVP")}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:2", "'M' at position 1", "no base"}})
BAD_INPUT("FASTQ with a blank within a sequence",
          {.files = {{"S1.fastq", reads_with("@bad\nAC T\n+\nIIII\n")}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:402", "' ' at position 3", "record 101, bad"}})
BAD_INPUT("FASTQ with bytes above 127 in a sequence",
          {.files = {{"S1.fastq", reads_with("@bad\nAC\xe2\x80\xa6T\n+\nIIIIII\n")}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:402", "byte 0xe2 at position 3", "record 101, bad"}})
BAD_INPUT("FASTQ with a NUL byte in a sequence",
          {.files = {{"S1.fastq", reads_with(std::string{"@bad\nAC\0T\n+\nIIII\n", 17})}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:402", "byte 0x00 at position 3", "record 101, bad"}})
BAD_INPUT("FASTQ with a NUL byte in a name",
          {.files = {{"S1.fastq", reads_with(std::string{"@b\0d\nACGT\n+\nIIII\n", 17})}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:401", "NUL byte", "record 101"}})
BAD_INPUT("FASTQ whose last half is NUL bytes, as after a crash",
          {.files = {{"S1.fastq", good_reads() + std::string(5000, '\0')}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:1601", "byte 0x00", "record 401"}})
BAD_INPUT("FASTQ with a tab among the qualities",
          {.files = {{"S1.fastq", reads_with("@bad\nACGT\n+\nII\tI\n")}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:404", "byte 0x09 at position 3", "record 101, bad"}})
BAD_INPUT("FASTQ with a quality above '~'",
          {.files = {{"S1.fastq", reads_with("@bad\nACGT\n+\nII\x7fI\n")}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:404", "byte 0x7f at position 3", "record 101, bad"}})
BAD_INPUT("FASTQ whose lines end in CR alone",
          {.files = {{"S1.fastq", replaced(good_reads(), "\n", "\r")}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:1", "CR alone", "convert the file to LF"}})
BAD_INPUT("FASTQ with escape sequences in a name shows none on the terminal",
          {.files = {{"S1.fastq", reads_with("@\x1b[31mbad\nACGT\n+\nIII\n")}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:404", "record 101, ?[31mbad"}})
BAD_INPUT("a read of 600 nt",
          {.files = {{"S1.fastq", reads_with(record("long", std::string(600, 'A')))}},
           .command = run_s1,
           .code = 1,
           .says = {
               "S1.fastq:402", "read of 600 nt", "at most 512", "not a short-read file", "record 101, long"}})
BAD_INPUT("a read of 20 million nt",
          {.files = {{"S1.fastq", record("long", std::string(20'000'000, 'A'))}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:", "too long"}})
BAD_INPUT("FASTA named FASTQ",
          {.files = {{"S1.fastq", ">r1\nTGAGGTAGTAGGTTGTATAGTT\n"}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq", "FASTA, not FASTQ", "give the original FASTQ"}})
BAD_INPUT("a table named FASTQ",
          {.files = {{"S1.fastq", "miRNA\tS1\nhsa-miR-21-5p\t5\n"}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq:1", "expected '@'", "found 'm'"}})
BAD_INPUT("a web page named FASTQ, as a failed download leaves it",
          {.files = {{"S1.fastq", "<!DOCTYPE html>\n<html>404 Not Found</html>\n"}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq", "web page", "download"}})
BAD_INPUT("UTF-16 FASTQ",
          {.files = {{"S1.fastq", std::string{"\xff\xfe@\0r\0\n\0", 8}}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq", "UTF-16", "convert"}})
BAD_INPUT("FASTQ in a zip archive",
          {.files = {{"S1.fastq", "PK\3\4 and so on"}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq", "zip archive", "extract"}})
BAD_INPUT("FASTQ compressed with bzip2",
          {.files = {{"S1.fastq", "BZh91AY&SY and so on"}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq", "bzip2", "compress it with gzip"}})
BAD_INPUT("an SRA archive named FASTQ",
          {.files = {{"S1.fastq", "NCBI.sra and so on"}},
           .command = run_s1,
           .code = 1,
           .says = {"S1.fastq", "SRA archive", "fasterq-dump"}})
BAD_INPUT("an empty FASTQ is a sample without reads",
          {.files = {{"S1.fastq", ""}},
           .command = run_s1,
           .code = 0,
           .says = {"S1: FAIL", "no reads", "demultiplexing"}})
BAD_INPUT("nothing but blank lines is a sample without reads",
          {.files = {{"S1.fastq", "\n\n\n"}},
           .command = run_s1,
           .code = 0,
           .says = {"S1: FAIL", "no reads", "demultiplexing"}})
BAD_INPUT("two reads are no library to infer from",
          {.files = {{"S1.fastq", record("a", truseq_read(let_7a_5p)) + record("b", truseq_read(mir_21_5p))}},
           .command = run_s1,
           .code = 1,
           .says = {"sample S1 failed", "layout cannot be told", "--adapter"}})
BAD_INPUT("qualities that are all '#' filter nothing, which is said",
          {.files = {{"S1.fastq", with_qualities('#')}},
           .command = run_s1,
           .code = 0,
           .says = {"warning: S1", "all base qualities are equal", "not filtered"}})
BAD_INPUT("Phred+33 reads, told to be Phred+64",
          {.files = {{"S1.fastq", with_qualities('5')}},
           .command = "run @/S1.fastq -o @/out --phred 64",
           .code = 1,
           .says = {"S1", "--phred 64", "Phred+33", "--phred 33 or auto"}})
BAD_INPUT("Phred+64 reads, told to be Phred+33",
          {.files = {{"S1.fastq", with_qualities('h') + "@a\nAC\n+\nBZ\n"}},
           .command = "run @/S1.fastq -o @/out --phred 33",
           .code = 0,
           .says = {"warning: S1", "--phred 33", "'B' to 'h'", "Phred+64", "auto"}})
BAD_INPUT("a bad record of one sample leaves the others",
          {.files = {{"in/S1.fastq", reads_with("@bad\nACGT\n+\nIII\n")}, {"in/good.fastq", good_reads()}},
           .command = "run @/in -o @/out",
           .code = 1,
           .says = {"sample S1 failed", "S1.fastq:404"},
           .finished = {"good"}})
BAD_INPUT("count says the same of a bad record",
          {.files = {{"S1.fastq", reads_with("@bad\nACGT\n+\nIII\n")}},
           .command = "count @/S1.fastq -o @/out",
           .code = 1,
           .says = {"S1.fastq:404", "record 101, bad", again}})
BAD_INPUT("samples --inspect of a broken file",
          {.files = {{"S1.fastq", "@r\nACGT\nIIII\n"}},
           .command = "samples --inspect @/S1.fastq",
           .code = 1,
           .says = {"S1.fastq:3", "expected '+'", "record 1"}})
