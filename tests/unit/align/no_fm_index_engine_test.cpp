#include "support/catch.hpp"

#include <polarmir/align/engine.hpp>
#include <polarmir/core/error.hpp>

#include <string>

using namespace polarmir;

TEST_CASE("a build without SeqAn3 says that it has no FM index and what to do")
{
    CHECK_FALSE(is_available(align::engine_kind::fm_index));
    std::string message;
    try
    {
        auto const align = make_engine(align::engine_kind::fm_index, {}, {});
    }
    catch (usage_error const & e)
    {
        message = e.what();
    }
    CHECK(message.find("without SeqAn3") != std::string::npos);
    CHECK(message.find("--engine seed") != std::string::npos);
}
