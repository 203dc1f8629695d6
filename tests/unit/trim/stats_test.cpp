#include "support/catch.hpp"

#include <polarmir/trim/trimmer.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace trim = polarmir::trim;

namespace {

trim::trimmed_read read_of(trim::outcome outcome, bool adapter_found, std::string_view insert)
{
    return {outcome, adapter_found, insert};
}

} // namespace

TEST_CASE("statistics count every read once and know the lengths of inserts only")
{
    trim::stats found;
    found.add(read_of(trim::outcome::kept, true, "ACGTACGTACGTACGTAC"));
    found.add(read_of(trim::outcome::adapter_dimer, true, ""));
    found.add(read_of(trim::outcome::untrimmed, false, "ACGTACGTACGTACGTACGTACGTACGTACGTACGTACGT"));
    found.add(read_of(trim::outcome::umi_invalid, true, "ACGT"));
    found.add(read_of(trim::outcome::low_quality, false, "ACGTACGTACGTACGTAC"));

    CHECK(found.reads == 5);
    CHECK(found.with_adapter == 3);
    CHECK(found.outcomes == std::array<std::uint64_t, trim::outcome_count>{1, 1, 1, 0, 1, 0, 0, 1});
    REQUIRE(found.insert_lengths.size() == 19);
    CHECK(found.insert_lengths[0] == 1);
    CHECK(found.insert_lengths[4] == 0);
    CHECK(found.insert_lengths[18] == 2);
}

TEST_CASE("statistics of batches add up whatever their longest insert")
{
    trim::stats shorter;
    shorter.add(read_of(trim::outcome::too_short, true, "ACGTACGTA"));
    trim::stats longer;
    longer.add(read_of(trim::outcome::kept, true, "ACGTACGTACGTACGTACGT"));

    trim::stats one = shorter;
    one += longer;
    trim::stats other = longer;
    other += shorter;
    CHECK(one.reads == 2);
    CHECK(one.insert_lengths == other.insert_lengths);
    CHECK(one.insert_lengths[9] == 1);
    CHECK(one.insert_lengths[20] == 1);
    CHECK(one.outcomes == other.outcomes);
    one += trim::stats{};
    CHECK(one.insert_lengths.size() == 21);
}

TEST_CASE("each outcome of trimming has the name the ledger prints")
{
    CHECK(std::string{trim::name_of(trim::outcome::kept)} == "kept");
    CHECK(std::string{trim::name_of(trim::outcome::umi_invalid)} == "umi_invalid");
    CHECK(std::string{trim::name_of(trim::outcome::adapter_dimer)} == "adapter_dimer");
    CHECK(std::string{trim::name_of(trim::outcome::too_short)} == "too_short");
    CHECK(std::string{trim::name_of(trim::outcome::untrimmed)} == "untrimmed");
    CHECK(std::string{trim::name_of(trim::outcome::too_long)} == "too_long");
    CHECK(std::string{trim::name_of(trim::outcome::n_bases)} == "n_bases");
    CHECK(std::string{trim::name_of(trim::outcome::low_quality)} == "low_quality");
}
