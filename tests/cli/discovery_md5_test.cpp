#include "golden_samples.hpp"

using namespace polarmir::test;

TEST_CASE("samples lists sums that agree and sums that do not", "[cli]")
{
    work_folder folder;
    folder.add_reads({"d/a/ok.fastq",
                      "d/a/own.fastq",
                      "d/a/bsd.fastq",
                      "d/b/top.fastq",
                      "d/b/bad.fastq",
                      "d/b/two.fastq",
                      "d/b/none.fastq",
                      "d/none.fastq"});
    folder.add_text("d/a/md5sum.txt",
                    "6ff19a604c1d417ccbbe596bd1a3357e  ok.fastq\n"
                    "0000000000000000000000000000000f  other.fastq\n"
                    "# comment\n");
    folder.add_text("d/a/own.fastq.md5", "20A926AFDF6D1FF74473DE85A6D94687\n");
    folder.add_text("d/a/all.md5", "MD5 (bsd.fastq) = d752ff5f7597d28bf1c3a16eaec7ef59\n");
    folder.add_text("d/MD5.txt",
                    "2fa198a8acc76a4bbac24a93f74e970d *b/top.fastq\r\n"
                    "2fa198a8acc76a4bbac24a93f74e970d  ./b/bad.fastq\n"
                    "3b126e3e8cbfd1ea844bea8bb1c3acb4  b/two.fastq\n"
                    "5115cb3fe2c7728f581ee8dc8e94b8e6  b/two.fastq\n");
    check_samples(
        {"--check-md5", "d"},
        "sample\tfastq_1\n"
        "b_none\td/b/none.fastq\n"
        "bad\td/b/bad.fastq\n"
        "bsd\td/a/bsd.fastq\n"
        "d_none\td/none.fastq\n"
        "ok\td/a/ok.fastq\n"
        "own\td/a/own.fastq\n"
        "top\td/b/top.fastq\n"
        "two\td/b/two.fastq\n",
        "polarmir: warning: sample 'none' is in several folders and kept apart as b_none, d_none; to pool "
        "the files, list them in a sample sheet (--samples)\n"
        "polarmir: warning: d/b/bad.fastq: MD5 sum is 5115cb3fe2c7728f581ee8dc8e94b8e6, but d/MD5.txt says "
        "2fa198a8acc76a4bbac24a93f74e970d; the file is damaged or incomplete, fetch it again\n"
        "polarmir: warning: d/b/two.fastq: two MD5 sums are given, 3b126e3e8cbfd1ea844bea8bb1c3acb4 in "
        "d/MD5.txt and 5115cb3fe2c7728f581ee8dc8e94b8e6 in d/MD5.txt; remove the list that is wrong\n"
        "polarmir: warning: d: no MD5 sum for 1 file; not checked\n"
        "polarmir: warning: d/b: no MD5 sum for 1 file; not checked\n"
        "polarmir: MD5 sums: 4 of 8 files agree\n",
        1);
}

TEST_CASE("samples lists sums that all agree", "[cli]")
{
    work_folder folder;
    folder.add_reads({"d/x.fastq"});
    folder.add_text("d/x.fastq.md5", "6ff19a604c1d417ccbbe596bd1a3357e\n");
    check_samples({"--check-md5", "d"},
                  "sample\tfastq_1\n"
                  "x\td/x.fastq\n",
                  "polarmir: MD5 sums: 1 of 1 file agrees\n",
                  0);
}

TEST_CASE("a list of MD5 sums that cannot be read is no absent one", "[cli]")
{
    work_folder folder;
    folder.add_text("d/a.fastq", "@r\nA\n+\nI\n");
    folder.add_text("d/md5.txt", "\x1f\x8b\x08 a damaged gzip file");
    auto const result = run_cli({"samples", "--check-md5", "d"});
    CAPTURE(result.err);
    CHECK(result.code == 3);
    CHECK(result.err.find("d/md5.txt: ") != std::string::npos);
}
