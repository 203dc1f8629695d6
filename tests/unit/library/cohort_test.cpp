#include "support/catch.hpp"

#include <polarmir/library/cohort.hpp>

namespace library = polarmir::library;
using library::status;

namespace {

library::inference made(status how, std::string const & adapter)
{
    library::inference one;
    one.status = how;
    one.reads = 100;
    one.layout.adapter_3p = adapter;
    return one;
}

std::string const truseq{"TGGAATTCTCGGGTGCCAAGG"};

} // namespace

TEST_CASE("a sample that speaks against any layout inherits none")
{
    library::inference own = made(status::undetermined, "");
    own.warnings = {"masked"};
    library::inference const cohort = made(status::detected, truseq);
    auto const inherited = library::inherit_layout(own, cohort);
    REQUIRE(inherited);
    CHECK(inherited->layout.adapter_3p == truseq);
    CHECK(inherited->warnings.front() == "masked");
    own.refused = true;
    CHECK_FALSE(library::inherit_layout(own, cohort));
}

TEST_CASE("reads with an adapter do not inherit that it is cut off")
{
    library::inference const raw = made(status::kit_only, truseq);
    CHECK_FALSE(library::inherit_layout(raw, made(status::already_trimmed, "")));
    CHECK_FALSE(library::inherit_layout(raw, made(status::detected, "AACTGTAGGCACCATCAAT")));
    CHECK(library::inherit_layout(raw, made(status::detected, truseq)));
}

TEST_CASE("an inherited layout is outdated when the others agree on another one or on none")
{
    library::inference const used = made(status::inherited, truseq);
    CHECK_FALSE(library::is_outdated(used, made(status::detected, truseq)));
    CHECK(library::is_outdated(used, made(status::detected, "AACTGTAGGCACCATCAAT")));
    CHECK(library::is_outdated(used, std::nullopt));
    library::inference other_place = made(status::detected, truseq);
    other_place.layout.umi_in_name = library::name_umi::colon_field;
    CHECK(library::is_outdated(used, other_place));
}

TEST_CASE("a layout taken from the adapter alone is outdated when another of the same adapter is agreed on")
{
    library::inference const used = made(status::kit_only, truseq);
    library::inference cohort = made(status::detected, truseq);
    CHECK_FALSE(library::is_outdated(used, std::nullopt));
    CHECK_FALSE(library::is_outdated(used, cohort));
    CHECK_FALSE(library::is_outdated(used, made(status::detected, "AACTGTAGGCACCATCAAT")));
    cohort.layout.clip_5p = 4;
    CHECK(library::is_outdated(used, cohort));
    CHECK_FALSE(library::is_outdated(made(status::detected, truseq), cohort));
}

TEST_CASE("three samples agree, two or different ones do not")
{
    std::vector<library::inference> samples(2, made(status::detected, truseq));
    CHECK_FALSE(library::agreed_layout(samples));
    samples.push_back(made(status::detected, truseq));
    CHECK(library::agreed_layout(samples));
    samples.push_back(made(status::detected, "AACTGTAGGCACCATCAAT"));
    CHECK_FALSE(library::agreed_layout(samples));
}

TEST_CASE("samples whose names hold the UMI in different places do not agree")
{
    std::vector<library::inference> samples(3, made(status::already_trimmed, ""));
    for (library::inference & one : samples)
    {
        one.layout.umi = polarmir::reference::umi_place::read_name;
        one.layout.umi_length = 8;
        one.layout.umi_in_name = library::name_umi::rx_tag;
    }
    CHECK(library::agreed_layout(samples));
    samples.back().layout.umi_in_name = library::name_umi::underscore;
    CHECK_FALSE(library::agreed_layout(samples));
}

TEST_CASE("samples that do not show their layout are outvoted by more than as many that do")
{
    status const unsure = GENERATE(status::undetermined, status::kit_only, status::inherited);
    std::vector<library::inference> samples(4, made(status::detected, truseq));
    samples.resize(7, made(unsure, truseq));
    CHECK(library::agreed_layout(samples));
    samples.push_back(made(unsure, truseq));
    CHECK_FALSE(library::agreed_layout(samples));
}

TEST_CASE("samples without reads have no say")
{
    std::vector<library::inference> samples(3, made(status::detected, truseq));
    samples.resize(30); // as of empty and unreadable files
    CHECK(library::agreed_layout(samples));
    samples[0].reads = 0;
    CHECK_FALSE(library::agreed_layout(samples));
}
