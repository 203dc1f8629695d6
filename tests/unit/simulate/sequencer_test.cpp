#include "simulate/sequencer.hpp"
#include "support/catch.hpp"

#include <array>
#include <cmath>
#include <map>
#include <string>

using namespace polarmir;
using namespace polarmir::simulate;

namespace {

config settings_of(char const * kit, double error_rate)
{
    config settings;
    settings.kit = kit_from(kit);
    settings.error_rate = error_rate;
    return settings;
}

constexpr char const * insert{"TAGCTTATCAGACTGATGTTGA"};

} // namespace

TEST_CASE("a simulated read shows insert, adapter and what follows")
{
    generator random = make_stream(1, "test");
    sequencer machine{settings_of("truseq", 0), random};
    sequenced_read read;
    machine.read(insert, random, read);
    CHECK(read.bases == std::string{insert} + "TGGAATTCTCGGGTGCCAAGGAACTCCA");
    CHECK(read.qualities == std::string(50, 'F'));
    CHECK(read.errors.empty());
}

TEST_CASE("a simulated molecule shorter than the read ends in poly-G")
{
    generator random = make_stream(1, "test");
    sequencer machine{settings_of("illumina-v1.5", 0), random};
    sequenced_read read;
    machine.read("", random, read);
    CHECK(read.bases == "ATCTCGTATGCCGTCTTCTGCTTG" + std::string(26, 'G'));
}

TEST_CASE("in-line bar codes of a simulated sample stay and random bases change")
{
    generator random = make_stream(3, "test");
    sequenced_read read;
    sequencer fixed{settings_of("encode", 0), random};
    std::map<std::string, int> codes;
    for (int i = 0; i < 50; ++i)
    {
        fixed.read(insert, random, read);
        ++codes[read.bases.substr(0, 6)];
    }
    CHECK(codes.size() == 1);
    sequencer free{settings_of("nextflex", 0), random};
    codes.clear();
    for (int i = 0; i < 50; ++i)
    {
        free.read(insert, random, read);
        ++codes[read.bases.substr(0, 4)];
    }
    CHECK(codes.size() > 25);
}

TEST_CASE("simulated errors come at the wanted rate and qualities tell the truth")
{
    double const rate = GENERATE(0.0001, 0.001, 0.01, 0.02);
    CAPTURE(rate);
    generator random = make_stream(9, "test");
    sequencer machine{settings_of("truseq", rate), random};
    sequenced_read read;
    std::map<char, std::array<double, 2>> bases; // quality -> all, wrong
    int const reads{60000};
    for (int i = 0; i < reads; ++i)
    {
        machine.read(insert, random, read);
        for (char const quality : read.qualities)
            ++bases[quality][0];
        for (substitution const & error : read.errors)
        {
            ++bases[read.qualities[error.position]][1];
            REQUIRE(read.bases[error.position] == error.to);
            REQUIRE(error.from != error.to);
            REQUIRE((error.to == 'N') == (read.qualities[error.position] == '#'));
        }
    }
    double wrong{0};
    for (auto const & [quality, counts] : bases)
    {
        wrong += counts[1];
        double const promised = quality == '#' ? 1 : std::pow(10, -(quality - 33) / 10.0);
        if (rate > 0.0002) // below, F promises less than is kept
            CHECK(std::abs(counts[1] - promised * counts[0]) <= 5 * std::sqrt(promised * counts[0]) + 1);
    }
    double const expected = rate * reads * 50;
    CHECK(std::abs(wrong - expected) < 5 * std::sqrt(expected));
}
