// Files of RNAs that compete with miRNAs for reads.
#include "inputs.hpp"
#include "runner.hpp"

using namespace polarmir::test;

namespace {

std::string const header{"name\tclass\taccession\tsequence\thost_of\tsource\n"};

bad_input competing(std::string const & text, std::vector<std::string> says)
{
    return {.files = {{"S1.fastq", good_reads()}, {"rna.tsv", text}},
            .command = "run @/S1.fastq -o @/out --competitors @/rna.tsv",
            .code = 3,
            .says = std::move(says)};
}

} // namespace

BAD_INPUT("competitors that are not there",
          {.files = {{"S1.fastq", good_reads()}},
           .command = "run @/S1.fastq -o @/out --competitors @/absent.fa",
           .code = 3,
           .says = {"absent.fa", "No such file"}})
BAD_INPUT("an empty file of competitors", (competing("", {"rna.tsv", "holds no FASTA record"})))
BAD_INPUT("FASTQ for competitors", (competing(good_reads(), {"rna.tsv", "FASTQ", "FASTA"})))
BAD_INPUT("a competitor of a class that is none",
          (competing(header + "x\tlncRNA\t\tACGTACGTACGTACGTACGT\t\tme\n",
                     {"rna.tsv:2", "'lncRNA'", "tRNA, rRNA"})))
BAD_INPUT("a competitor that is no RNA",
          (competing(header + "x\ttRNA\t\tMKLVPEQWMKLVPEQW\t\tme\n", {"rna.tsv:2", "IUPAC", "MKLVPEQW"})))
BAD_INPUT("a competitor twice",
          (competing(header +
                         "x\ttRNA\t\tACGTACGTACGTACGTACGT\t\tme\nx\ttRNA\t\tTTTTACGTACGTACGTACGT\t\tme\n",
                     {"rna.tsv:3", "'x'", "a name that no line above has"})))
BAD_INPUT("competitors without the column of sequences",
          (competing("name\tclass\nx\ttRNA\n", {"rna.tsv", "'sequence'"})))
BAD_INPUT("competitors with a row of too few fields",
          (competing(header + "x\ttRNA\n", {"rna.tsv:2", "2 fields", "6"})))
BAD_INPUT("competitors of proteins", (competing(">x\nMKLVPEQW\n", {"rna.tsv:2", "'x'", "no IUPAC code"})))
BAD_INPUT("competitors in FASTA without sequence",
          (competing(">x\n>y\nACGT\n", {"rna.tsv:1", "no sequence"})))
BAD_INPUT("competitors in FASTA with a letter that is none, behind a gap",
          (competing(">x\nACGT-ACGT\nACGTACGT\nACGTJ\n", {"rna.tsv:4", "'x'", "no IUPAC code"})))
