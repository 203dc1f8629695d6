// Every read of which another program makes something else than this one is explained (README.md here).
#include "oracle/trim/comparison.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/shared_data.hpp"
#include "support/tmp_dir.hpp"

#include <cstdlib>
#include <iostream>

namespace test = polarmir::test;

namespace {

using classes = std::map<std::string, std::size_t>;

std::string const truseq{"TGGAATTCTCGGGTGCCAAGG"};

void skip_without_cutadapt()
{
    if (std::system("command -v cutadapt > /dev/null") == 0)
        return;
    std::cout << "skipped: no cutadapt\n" << std::flush;
    std::_Exit(test::skip_exit_code);
}

struct library_case
{
    std::string file;
    std::string adapter;
    std::size_t reads;
};

} // namespace

TEST_CASE("real reads end where cutadapt ends them")
{
    skip_without_cutadapt();
    auto const row = GENERATE(values<library_case>({
        {"serum_RNA014937_S1_R1", truseq, 10'000},
        {"mirtrace_sample1", truseq, 10'000},
        {"mirtrace_video1_100k", truseq, 100'000},
        {"compsra_cohort/sample01", truseq, 10'000},
        {"mirtrace_sample3", "ATCTCGTATGCCGTCTTCTGCTTG", 10'000},
        {"mirtrace_sample4_oyster", "TCGTATGCCGTCTTCTGCTTG", 10'000},
        {"qiaseq_mouse_umi_5k", "AACTGTAGGCACCATCAAT", 5'000},
        {"seqpac_fly_fq1_nameless", "AGATCGGAAGAGCACACGTCT", 10'000},
        {"encode_HepG2_barcoded", "ACGGGCTAATATTTATCGGTGGAGCATCACGATCTCGTAT", 10'856},
    }));
    CAPTURE(row.file);
    test::comparison const found =
        test::against_cutadapt(test::shared_data("data/reads/" + row.file + ".fastq.gz"), row.adapter);
    CHECK(found.reads == row.reads);
    CHECK(found.rules_are_theirs);
    CHECK(found.classes() == classes{});
}

TEST_CASE("where two positions of the adapter overlap cutadapt takes the better, here the first wins")
{
    skip_without_cutadapt();
    test::tmp_dir const dir;
    std::string const insert{"GATTGGTTGGATTGGTTGTT"};
    std::string const adapter{"ACACACACACACACACACAC"};
    polarmir::io::write_file(dir / "x.fastq",
                             test::record("same", insert + adapter.substr(0, 5)) +
                                 test::record("other", insert + "ACGC" + adapter) +
                                 test::record("none", insert));
    test::comparison const found = test::against_cutadapt(dir / "x.fastq", adapter);
    CHECK(found.reads == 3);
    REQUIRE(found.classes() == classes{{"later_position_with_fewer_mismatches", 1}});
    CHECK(found.differences.front().number == 2);
    CHECK(found.differences.front().ours == insert);
    CHECK(found.differences.front().theirs == insert + "ACGC");
}

TEST_CASE("inserts of an ENCODE library are those of its pipeline but for explained reads")
{
    test::comparison const found =
        test::against_encode(test::shared_data("data/reads/encode_HepG2_barcoded.fastq.gz"),
                             test::shared_data("data/expected/encode/HepG2.1.test_trim.fastq.gz"));
    CHECK(found.reads == 10'856);
    CHECK(found.rules_are_theirs);
    CHECK(found.classes() == classes{{"they_allow_a_quarter_of_mismatches", 158},
                                     {"they_allow_gaps", 56},
                                     {"they_find_an_adapter_before_15_nt", 10},
                                     {"they_need_the_adapter", 38},
                                     {"we_need_16_nt", 48}});
}

TEST_CASE("collapsed reads of miRTrace are made anew and every difference is explained")
{
    test::comparison const found =
        test::against_mirtrace(test::shared_data("data/reads/mirtrace_sample1.fastq.gz"),
                               truseq,
                               test::shared_data("data/expected/mirtrace_sample1/sample1.fasta"));
    CHECK(found.reads == 10'000);
    CHECK(found.rules_are_theirs);
    CHECK(found.classes() == classes{{"they_cut_one_or_two_bases_that_look_like_adapter", 30},
                                     {"they_drop_low_complexity", 8},
                                     {"they_look_at_the_first_bases_only", 46},
                                     {"they_miss_an_adapter_with_an_error_in_its_first_bases", 63},
                                     {"they_need_18_nt", 629},
                                     {"we_need_the_adapter_in_long_reads", 72}});
}

TEST_CASE("collapsed reads of miRDeep2 are made anew and every difference is explained")
{
    test::comparison const found =
        test::against_mirdeep2(test::shared_data("data/reads/mirdeep2_worm_raw.fa.gz"),
                               "TCGTATGCCGTCTTCTGCTTGT",
                               test::shared_data("data/expected/mirdeep2/reads_collapsed.fa"));
    CHECK(found.reads == 385'001);
    CHECK(found.rules_are_theirs);
    CHECK(found.classes() ==
          classes{{"added_after_their_run", 6'668}, {"they_look_at_the_first_bases_only", 13'777}});
}
