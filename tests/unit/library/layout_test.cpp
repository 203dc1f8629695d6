#include "support/catch.hpp"

#include <polarmir/library/layout.hpp>

#include <string>

namespace reference = polarmir::reference;
using polarmir::library::layout;
using polarmir::library::name_of;
using polarmir::library::status;

TEST_CASE("each status of an inference has a name")
{
    CHECK(std::string{name_of(status::detected)} == "detected");
    CHECK(std::string{name_of(status::kit_only)} == "kit_only");
    CHECK(std::string{name_of(status::already_trimmed)} == "already_trimmed");
    CHECK(std::string{name_of(status::given)} == "given");
    CHECK(std::string{name_of(status::undetermined)} == "undetermined");
}

TEST_CASE("the UMI of a layout is written with its place and length")
{
    layout built;
    CHECK(umi_text(built) == "none");
    built.umi_length = 12;
    built.umi = reference::umi_place::after_adapter;
    CHECK(umi_text(built) == "after_adapter:12");
    built.umi = reference::umi_place::before_insert;
    CHECK(umi_text(built) == "before_insert:12");
}
