#include "support/catch.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/simulate/profile.hpp>

#include <cmath>

using namespace polarmir::simulate;
using polarmir::usage_error;

namespace {

config settings_of(char const * name)
{
    config settings;
    settings.kit = kit_from("none");
    profile_from(name).apply(settings);
    settings.validate();
    return settings;
}

bool equal(double a, double b)
{
    return std::abs(a - b) < 1e-12;
}

} // namespace

TEST_CASE("simulated profiles have the shares and rates they are known by")
{
    config const plasma = settings_of("plasma");
    CHECK(equal(plasma.shares[read_class::competitor], 0.40));
    CHECK(equal(plasma.shares[read_class::antisense], 0.02));
    CHECK(equal(plasma.shares[read_class::other_species], 0.03));
    CHECK(equal(plasma.shares[read_class::mirna], 0.55));
    CHECK(equal(plasma.error_rate, 0.003));
    CHECK(plasma.fragmentation == fragmentation::processed);
    REQUIRE(plasma.ends);
    CHECK(equal(plasma.ends->shift_5p, 0.04));
    CHECK(equal(plasma.ends->shift_3p, 0.45));
    CHECK(equal(plasma.ends->tail, 0.12));
    CHECK(equal(plasma.tail_au, 0.8));
    CHECK(equal(plasma.snv_rate, 0.01));

    CHECK(equal(settings_of("cell").shares[read_class::mirna], 0.80));

    config const degraded = settings_of("degraded");
    CHECK(equal(degraded.shares[read_class::competitor], 0.75));
    CHECK(degraded.fragmentation == fragmentation::random);
    CHECK(equal(degraded.error_rate, 0.01));
}

TEST_CASE("a simulated profile that does not exist is refused with the names of those that do")
{
    try
    {
        (void)profile_from("serum");
        FAIL("not refused");
    }
    catch (usage_error const & e)
    {
        CHECK(std::string{e.what()}.find("plasma, cell, degraded") != std::string::npos);
    }
}
