#include "support/catch.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/trim/trimmer.hpp>

#include <functional>
#include <limits>

namespace reference = polarmir::reference;
namespace trim = polarmir::trim;

TEST_CASE("the default settings of trimming are valid")
{
    CHECK_NOTHROW(trim::config{}.validate());
    CHECK_NOTHROW(trim::trimmer{trim::config{}});
}

TEST_CASE("settings of trimming outside their range are refused")
{
    using change = std::function<void(trim::config &)>;
    auto const spoil = GENERATE(values<change>({
        [](trim::config & c) { c.layout.adapter_3p = "TGGAAUTC"; },
        [](trim::config & c) { c.layout.adapter_3p = "tggaattc"; },
        [](trim::config & c) { c.layout.umi_length = 12; },
        [](trim::config & c) { c.layout.umi = reference::umi_place::after_adapter; },
        [](trim::config & c) {
            c.layout.umi = reference::umi_place::after_adapter; // of which adapter?
            c.layout.umi_length = 12;
        },
        [](trim::config & c) {
            c.layout.umi = reference::umi_place::before_insert;
            c.layout.umi_length = 12;
            c.layout.clip_5p = 11;
        },
        [](trim::config & c) { c.layout.phred_offset = 59; },
        [](trim::config & c) { c.min_insert = 0; },
        [](trim::config & c) { c.min_insert = 51; },
        [](trim::config & c) { c.max_insert = 65; },
        [](trim::config & c) { c.max_expected_errors = 0; },
        [](trim::config & c) { c.max_expected_errors = std::numeric_limits<double>::quiet_NaN(); },
        [](trim::config & c) { c.min_poly_g = 0; },
    }));
    trim::config settings;
    spoil(settings);
    CHECK_THROWS_AS(settings.validate(), polarmir::usage_error);
    CHECK_THROWS_AS(trim::trimmer{settings}, polarmir::usage_error);
}

TEST_CASE("no limit of expected errors is a valid setting")
{
    trim::config settings;
    settings.max_expected_errors = std::numeric_limits<double>::infinity();
    CHECK_NOTHROW(settings.validate());
}
