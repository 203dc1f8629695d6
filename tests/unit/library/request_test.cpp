#include "support/catch.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/library/infer.hpp>

#include <string>

using polarmir::library::request;

namespace {

std::string message_of(request const & wanted)
{
    try
    {
        wanted.validate();
    }
    catch (polarmir::usage_error const & problem)
    {
        return problem.what();
    }
    return {};
}

} // namespace

TEST_CASE("valid requests about the library")
{
    auto const wanted = GENERATE(values<request>({
        {},
        {"TGGAATTCTCGG", {}, {}, {}},
        {"tggaauucucggnn", {}, {}, {}},
        {"none", {}, {}, {}},
        {"NONE", {}, {}, {}},
        {{}, "qiaseq", {}, {}},
        {{}, "illumina-v1.5", 33, {}},
        {{}, {}, 64, {}},
    }));
    CHECK(message_of(wanted).empty());
}

TEST_CASE("a wrong request about the library is refused with the way out")
{
    struct refused
    {
        request wanted;
        std::string text;
    };
    auto const row = GENERATE(values<refused>({
        {{"TGGAAXTC", {}, {}, {}}, "holds 'X'"},
        {{"TGGAA", {}, {}, {}}, "at least 6"},
        {{"", {}, {}, {}}, "at least 6"},
        {{"NNNNNNNNTGGAA", {}, {}, {}}, "5 known bases"},
        {{{}, "trueseq", {}, {}}, "truseq, nebnext"},
        {{"TGGAATTCTCGG", "truseq", {}, {}}, "give one of them"},
        {{{}, {}, 59, {}}, "give 33 or 64"},
    }));
    CAPTURE(row.text, message_of(row.wanted));
    CHECK(message_of(row.wanted).find(row.text) != std::string::npos);
}
