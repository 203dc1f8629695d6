// find_adapter against the program whose behaviour it has.
#include "oracle/library/first_reads.hpp"
#include "support/catch.hpp"
#include "support/shared_data.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/trim/adapter.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace test = polarmir::test;

namespace {

std::string const truseq{"TGGAATTCTCGGGTGCCAAGG"};

struct library_case
{
    std::string file;
    std::string adapter;
};

void skip_without_cutadapt()
{
    if (std::system("command -v cutadapt > /dev/null") == 0)
        return;
    std::cout << "skipped: no cutadapt\n" << std::flush;
    std::_Exit(test::skip_exit_code);
}

/// What cutadapt leaves of each read, in file order.
std::vector<std::size_t> lengths_by_cutadapt(std::filesystem::path const & reads, std::string const & adapter)
{
    test::tmp_dir const directory;
    std::filesystem::path const output = directory / "trimmed.fasta";
    std::string const command = "cutadapt --quiet --fasta -e 0.1 --no-indels -O 3 -a " + adapter + " -o " +
                                output.string() + " " + reads.string();
    REQUIRE(std::system(command.c_str()) == 0);
    std::ifstream file{output};
    std::vector<std::size_t> lengths;
    for (std::string name, bases; std::getline(file, name) && std::getline(file, bases);)
        lengths.push_back(bases.size());
    return lengths;
}

/// The ways in which the two can differ. The only one expected is that cutadapt prefers a later position that
/// overlaps the leftmost one and agrees better.
struct differences
{
    std::size_t later_and_better{0};
    std::size_t other{0};
};

std::size_t mismatches_at(std::string_view read, std::string_view adapter, std::size_t position)
{
    std::size_t result{0};
    for (std::size_t i = 0; i < adapter.size() && position + i < read.size(); ++i)
        result += read[position + i] == adapter[i] ? 0U : 1U;
    return result;
}

void classify(differences & found, std::string_view read, std::string_view adapter, std::size_t by_cutadapt)
{
    std::size_t const position = polarmir::trim::find_adapter(read, adapter);
    if (position == by_cutadapt)
        return;
    bool const is_better = position < by_cutadapt && by_cutadapt < position + adapter.size() &&
                           mismatches_at(read, adapter, by_cutadapt) < mismatches_at(read, adapter, position);
    ++(is_better ? found.later_and_better : found.other);
}

} // namespace

TEST_CASE("real reads end where cutadapt ends them")
{
    skip_without_cutadapt();
    auto const row = GENERATE(values<library_case>({
        {"serum_RNA014937_S1_R1", truseq},
        {"mirtrace_sample1", truseq},
        {"mirtrace_video1_100k", truseq},
        {"compsra_cohort/sample01", truseq},
        {"mirtrace_sample3", "ATCTCGTATGCCGTCTTCTGCTTG"},
        {"mirtrace_sample4_oyster", "TCGTATGCCGTCTTCTGCTTG"},
        {"qiaseq_mouse_umi_5k", "AACTGTAGGCACCATCAAT"},
        {"seqpac_fly_fq1_nameless", "AGATCGGAAGAGCACACGTCT"},
        {"encode_HepG2_barcoded", "ACGGGCTAATATTTATCGGTGGAGCATCACGATCTCGTAT"},
    }));
    auto const path = test::shared_data("data/reads/" + row.file + ".fastq.gz");
    test::first_reads const sample{path};
    std::vector<std::size_t> const expected = lengths_by_cutadapt(path, row.adapter);
    REQUIRE(expected.size() == sample.views().size());

    differences found;
    for (std::size_t i = 0; i < expected.size(); ++i)
        classify(found, sample.views()[i].bases, row.adapter, expected[i]);
    CAPTURE(row.file, found.later_and_better, found.other, expected.size());
    CHECK(found.other == 0);
    CHECK(1'000 * found.later_and_better <= expected.size()); // agreement on at least 99.9 %
}
