#include "bam/mismatches.hpp"
#include "support/catch.hpp"

#include <random>
#include <string>

using polarmir::bam::compare_bases;

namespace {

bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// The reference as SAM's MD tells it of a read; empty when MD is not what the specification allows:
/// [0-9]+([A-Z][0-9]+)*.
std::string reference_by(std::string const & read, std::string const & md)
{
    std::string reference;
    std::size_t at{0};
    while (true)
    {
        std::size_t digits{0};
        while (at + digits < md.size() && is_digit(md[at + digits]))
            ++digits;
        if (digits == 0)
            return "";
        reference += read.substr(reference.size(), std::stoul(md.substr(at, digits)));
        at += digits;
        if (at == md.size())
            return reference.size() == read.size() ? reference : "";
        reference += md[at++];
    }
}

std::string random_bases(std::mt19937 & random, std::size_t size, std::string const & letters)
{
    std::uniform_int_distribution<std::size_t> any{0, letters.size() - 1};
    std::string bases;
    while (bases.size() < size)
        bases += letters[any(random)];
    return bases;
}

} // namespace

TEST_CASE("MD has the reference's base at every difference", "[bam]")
{
    CHECK(compare_bases("ACGTACGT", "ACGTACGT").md == "8");
    CHECK(compare_bases("ACGTACGT", "ACTTACGT").md == "2T5");
    CHECK(compare_bases("ACGTACGT", "TCGTACGA").md == "0T6A0");
    CHECK(compare_bases("ACGTACGT", "ACTAACGT").md == "2T0A4");
    CHECK(compare_bases("ACGTACGT", "ACGNACGT").md == "3N4");
}

TEST_CASE("the reference can be told from read and MD, and NM is the number of differences", "[bam]")
{
    std::mt19937 random{20}; // NOLINT: the same reads on every run
    for (int i = 0; i < 2000; ++i)
    {
        std::size_t const size = 1 + random() % 40;
        std::string const read = random_bases(random, size, "ACGT");
        std::string reference = read;
        for (std::size_t change = random() % 4; change > 0; --change)
            reference[random() % size] = random_bases(random, 1, "ACGTN").front();
        std::uint32_t differences{0};
        for (std::size_t at = 0; at < size; ++at)
            differences += read[at] == reference[at] ? 0U : 1U;
        auto const fields = compare_bases(read, reference);
        CAPTURE(read, reference, fields.md);
        CHECK(reference_by(read, fields.md) == reference);
        CHECK(fields.nm == differences);
    }
}
