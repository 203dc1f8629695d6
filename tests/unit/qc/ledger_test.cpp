#include "support/catch.hpp"

#include <polarmir/qc/ledger.hpp>
#include <polarmir/qc/length_profile.hpp>

#include <stdexcept>

using namespace polarmir;

namespace {

trim::stats trimmed_reads(std::uint64_t dimers, std::uint64_t kept)
{
    trim::stats stats;
    stats.reads = dimers + kept;
    stats.outcomes[static_cast<std::size_t>(trim::outcome::adapter_dimer)] = dimers;
    stats.outcomes[static_cast<std::size_t>(trim::outcome::kept)] = kept;
    return stats;
}

qc::class_reads counted_reads(std::uint64_t mirna, std::uint64_t unmapped)
{
    qc::class_reads classes{};
    classes[static_cast<std::size_t>(count::read_class::mirna)] = mirna;
    classes[static_cast<std::size_t>(count::read_class::unmapped)] = unmapped;
    return classes;
}

} // namespace

TEST_CASE("the ledger lists every fate once and adds up to the input", "[qc]")
{
    qc::ledger const ledger = qc::make_ledger(trimmed_reads(3, 7), counted_reads(5, 2), 0);
    CHECK(ledger.input == 10);
    CHECK(ledger.total() == 10);
    CHECK(ledger.of("adapter_dimer") == 3);
    CHECK(ledger.of("mirna") == 5);
    CHECK(ledger.of("unmapped") == 2);
    CHECK(ledger.of("antisense") == 0);
    CHECK_THROWS_AS(ledger.of("kept"), std::logic_error);
}

TEST_CASE("a read that is lost or counted twice is a bug that stops the program", "[qc]")
{
    CHECK_THROWS_AS(qc::make_ledger(trimmed_reads(3, 7), counted_reads(5, 1), 0), std::logic_error);
    CHECK_THROWS_AS(qc::make_ledger(trimmed_reads(3, 7), counted_reads(6, 2), 0), std::logic_error);
}

TEST_CASE("reads that repeat a molecule are a fate of their own", "[qc]")
{
    qc::ledger const ledger = qc::make_ledger(trimmed_reads(3, 7), counted_reads(2, 1), 4);
    CHECK(ledger.total() == 10);
    CHECK(ledger.of("pcr_duplicate") == 4);
    CHECK_THROWS_AS(qc::make_ledger(trimmed_reads(3, 7), counted_reads(2, 1), 3), std::logic_error);
}

TEST_CASE("the length profile separates counted inserts by class from those not counted", "[qc]")
{
    trim::stats stats;
    stats.insert_lengths = {0, 4, 0, 9};
    std::vector<collapse::unique_read> const reads{{packed_sequence{"ACG"}, 5}, {packed_sequence{"TTT"}, 1}};
    count::assignment counted;
    counted.read_class = count::read_class::mirna;
    count::assignment_list const assignments{counted, count::assignment{}};
    qc::length_profile const profile = qc::make_length_profile(stats, reads, assignments);
    auto const mirna = static_cast<std::size_t>(count::read_class::mirna);
    auto const unmapped = static_cast<std::size_t>(count::read_class::unmapped);
    REQUIRE(profile.by_length.size() == 4);
    CHECK(profile.by_length[3][mirna] == 5);
    CHECK(profile.by_length[3][unmapped] == 1);
    CHECK(profile.by_length[3][qc::length_profile::not_counted] == 3);
    CHECK(profile.by_length[1][qc::length_profile::not_counted] == 4);
    CHECK(std::string{qc::column_name(qc::length_profile::not_counted)} == "not_counted");
    CHECK(std::string{qc::column_name(mirna)} == "mirna");
}
