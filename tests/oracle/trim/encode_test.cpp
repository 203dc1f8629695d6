// Inserts of an ENCODE library against the output of the ENCODE pipeline for the same reads. That pipeline is
// more lenient (cutadapt -e 0.25 with indels for the 3' adapter, bar codes with up to two mismatches) and
// drops reads without bar code or adapter.
#include "oracle/library/first_reads.hpp"
#include "support/catch.hpp"
#include "support/shared_data.hpp"

#include <polarmir/library/infer.hpp>
#include <polarmir/reference/embedded.hpp>
#include <polarmir/trim/trimmer.hpp>

#include <map>
#include <string>

namespace library = polarmir::library;
namespace test = polarmir::test;
namespace trim = polarmir::trim;

TEST_CASE("inserts of an ENCODE library agree with those of its pipeline")
{
    test::first_reads const raw{test::shared_data("data/reads/encode_HepG2_barcoded.fastq.gz")};
    test::first_reads const published{test::shared_data("data/expected/encode/HepG2.1.test_trim.fastq.gz")};
    std::map<std::string_view, std::string_view> expected;
    for (auto const & read : published.views())
        expected.emplace(read.name, read.bases);

    library::inferrer const inferred{polarmir::reference::human_panel()};
    trim::config settings;
    settings.layout = inferred(raw.views(), {}).layout;
    trim::trimmer const cut{settings};
    std::size_t compared{0};
    std::size_t equal{0};
    std::size_t shorter_there{0};
    for (auto const & read : raw.views())
    {
        trim::trimmed_read const result = cut(read);
        auto const there = expected.find(read.name);
        if (!result.adapter_found || result.outcome != trim::outcome::kept || there == expected.end())
            continue;
        ++compared;
        equal += result.insert == there->second ? 1U : 0U;
        shorter_there += result.insert.size() > there->second.size() ? 1U : 0U;
    }
    CAPTURE(compared, equal, shorter_there);
    CHECK(compared > 9'000);
    CHECK(100 * equal >= 99 * compared);
}
