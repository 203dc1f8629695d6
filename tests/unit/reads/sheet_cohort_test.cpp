#include "cohort_text.hpp"
#include "support/catch.hpp"

using polarmir::test::reads_folder;
using lines = std::vector<std::string>;
namespace fs = std::filesystem;

TEST_CASE("a sheet names samples and their order and annotations", "[reads]")
{
    reads_folder folder;
    folder.add_all({"reads/b.fastq", "reads/a.fastq", "reads/a2.fastq", "reads/x.fastq", "reads/x_R2.fastq"})
        .add_text("s.csv",
                  "sample,fastq_1,fastq_2,group\n"
                  "T2,reads/b.fastq,,M1\n"
                  "T1,reads/a2.fastq,reads/x_R2.fastq,M2\n"
                  "T1,reads/a.fastq,nowhere_R2.fastq,M2\n");
    CHECK(folder.samples({"reads"}, "s.csv") ==
          lines{"T2: reads/b.fastq group=M1", "T1: reads/a2.fastq reads/a.fastq group=M2"});
    CHECK(folder.skipped({"reads"}, "s.csv") ==
          lines{"reads/x.fastq: not in sheet",
                "reads/x_R2.fastq: mate (R2): a small RNA is read from one end",
                "nowhere_R2.fastq: mate (R2): a small RNA is read from one end"});
}

TEST_CASE("a sheet decides against what the names say", "[reads]")
{
    reads_folder folder;
    folder.add_all({"Undetermined_S0_R1_001.fastq", "x_1.fastq", "x_2.fastq"})
        .add_text("data.dat", "@r\nACGT\n+\nIIII\n")
        .add_text(
            "s.tsv",
            "sample\tfile\nU\tUndetermined_S0_R1_001.fastq\nA\tx_1.fastq\nB\tx_2.fastq\nC\tdata.dat\nS\t-\n");
    CHECK(folder.samples({}, "s.tsv") ==
          lines{"U: Undetermined_S0_R1_001.fastq", "A: x_1.fastq", "B: x_2.fastq", "C: data.dat", "S: -"});
}

TEST_CASE("relative paths are looked for beside the sheet and then in the inputs", "[reads]")
{
    reads_folder folder;
    folder.add_all({"in1/a.fastq", "in1/sub/b.fastq", "in2/c.fastq", "sheets/c.fastq"});
    std::string const absolute = (folder.root() / "in2/c.fastq").string();
    folder.add_text("sheets/s.tsv",
                    "sample\tfile\nA\ta.fastq\nB\tsub/b.fastq\nC\tc.fastq\nD\t" + absolute + "\n");
    lines const expected{"A: in1/a.fastq", "B: in1/sub/b.fastq", "C: sheets/c.fastq", "D: in2/c.fastq"};
    CHECK(folder.samples({"in1", "in2"}, "sheets/s.tsv") == expected);
    CHECK(folder.refusal({"in2"}, "sheets/s.tsv").find("s.tsv:2: file 'a.fastq' of sample 'A' not found") !=
          std::string::npos);
    CHECK(folder.samples({"in1/sub/b.fastq", "in1", "in1/a.fastq"}, "sheets/s.tsv") == expected);
}

TEST_CASE("the last place to look for a file is the working directory", "[reads]")
{
    reads_folder folder;
    folder.add("work/reads/a.fastq").add_text("sheets/s.tsv", "sample\tfile\nA\treads/a.fastq\n");
    fs::path const before = fs::current_path();
    fs::current_path(folder.root() / "work");
    lines const samples = folder.samples({}, "sheets/s.tsv");
    fs::current_path(before);
    CHECK(samples == lines{"A: reads/a.fastq"});
    CHECK(folder.refusal({}, "sheets/s.tsv") != "accepted");
}

TEST_CASE("a sheet whose files are wrong is refused with line and file", "[reads]")
{
    reads_folder folder;
    folder.add_all({"a.fastq", "in1/c.fastq", "in2/c.fastq", "ref.fa", "old.sra", "dir/d.fastq"});
    fs::create_symlink("a.fastq", folder.root() / "alias.fastq");
    auto const refusal = [&](std::string const & file) {
        folder.add_text("s.tsv", "sample\tfile\nA\ta.fastq\nB\t" + file + "\n");
        return folder.refusal({"in1", "in2"}, "s.tsv");
    };
    CHECK(refusal("none.fastq").find("s.tsv:3: file 'none.fastq' of sample 'B' not found; looked in ") == 0);
    CHECK(refusal("none.fastq").find("in1, in2, the working directory") != std::string::npos);
    CHECK(refusal("/none.fastq") == "s.tsv:3: file '/none.fastq' of sample 'B' not found");
    CHECK(refusal("dir").find("s.tsv:3: file 'dir' of sample 'B' not found") == 0);
    CHECK(refusal("a.fastq") == "s.tsv:3: file 'a.fastq' of sample 'B' is also that of sample 'A' on line 2");
    CHECK(refusal("alias.fastq").find("is also that of sample 'A'") != std::string::npos);
    CHECK(refusal("dir/../a.fastq").find("is also that of sample 'A'") != std::string::npos);
    CHECK(refusal("c.fastq") == "s.tsv:3: file 'c.fastq' of sample 'B' may be in1/c.fastq or in2/c.fastq; "
                                "write the one that is meant");
    CHECK(refusal("ref.fa").find("s.tsv:3: file 'ref.fa' of sample 'B' is FASTA") == 0);
    CHECK(refusal("old.sra").find("s.tsv:3: file 'old.sra' of sample 'B' is in a form") == 0);
    CHECK(refusal("in1/c.fastq") == "accepted");
    CHECK(folder.refusal({}, "absent.tsv") != "accepted");
}

TEST_CASE("a file listed twice for one sample is read once", "[reads]")
{
    reads_folder folder;
    folder.add("a.fastq").add_text("s.tsv", "sample\tfile\nA\ta.fastq\nA\t./a.fastq\n");
    CHECK(folder.samples({}, "s.tsv") == lines{"A: a.fastq"});
}
