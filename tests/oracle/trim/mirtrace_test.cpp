// Insert lengths of a TruSeq library against those that miRTrace 1.0 reports for the same reads.
#include "oracle/library/first_reads.hpp"
#include "support/catch.hpp"
#include "support/shared_data.hpp"

#include <polarmir/trim/trimmer.hpp>

#include <cstdlib>
#include <fstream>
#include <limits>
#include <string>

namespace test = polarmir::test;
namespace trim = polarmir::trim;

TEST_CASE("insert lengths agree with those of miRTrace")
{
    test::first_reads const sample{test::shared_data("data/reads/mirtrace_sample1.fastq.gz")};
    trim::config settings;
    settings.layout.adapter_3p = "TGGAATTCTCGGGTGCCAAGG";
    settings.max_expected_errors = std::numeric_limits<double>::infinity();
    trim::trimmer const cut{settings};
    trim::stats found;
    for (auto const & read : sample.views())
        found.add(cut(read));
    REQUIRE(found.insert_lengths.size() > 40);

    std::ifstream table{test::shared_data("data/expected/mirtrace_sample1/mirtrace-stats-length.tsv")};
    std::string header;
    std::getline(table, header);
    long total{0};
    long different{0};
    for (long length{}, expected{}; table >> length >> expected;)
    {
        if (length < 1 || length > 35) // above, reads without adapter are counted in one of the two only
            continue;
        total += expected;
        different +=
            std::labs(static_cast<long>(found.insert_lengths[static_cast<std::size_t>(length)]) - expected);
    }
    CAPTURE(total, different);
    CHECK(total > 9'000);
    CHECK(200 * different < total); // less than 0.5 % of the reads
}
