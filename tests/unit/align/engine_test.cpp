#include "support/catch.hpp"
#include "support/engine_kinds.hpp"

#include <polarmir/align/engine.hpp>
#include <polarmir/core/error.hpp>

#include <string>
#include <string_view>
#include <thread>
#include <vector>

using namespace polarmir;
using align::alignment;
using align::engine_kind;

namespace {

std::string const hairpin{"ACGTTGCATCAGGATTCCAAGTCGAACTGTAGCCTATGA"};
std::string const insert{hairpin.substr(4, 20)};
std::string const one_mismatch{hairpin.substr(4, 8) + "A" + hairpin.substr(13, 11)};

} // namespace

TEST_CASE("an engine's limit of mismatches holds where a call has none")
{
    for (engine_kind const kind : test::engine_kinds())
    {
        auto const align = make_engine(kind, std::vector<std::string_view>{hairpin}, {1});
        CHECK((*align)(one_mismatch).alignments == std::vector<alignment>{{0, 4, 0, 1}});
        CHECK((*align)(one_mismatch, 0).alignments.empty());
        CHECK((*align)(one_mismatch, 1).alignments.size() == 1);
    }
}

TEST_CASE("an engine gives every alignment, not only the best ones")
{
    std::vector<std::string_view> const hairpins{one_mismatch, insert, "", hairpin};
    for (engine_kind const kind : test::engine_kinds())
    {
        auto const align = make_engine(kind, hairpins, {1});
        CHECK(align->every_alignment(insert, 1) ==
              std::vector<alignment>{{0, 0, 0, 1}, {1, 0, 0, 0}, {3, 4, 0, 0}});
        CHECK(align->every_alignment(insert, 0) == std::vector<alignment>{{1, 0, 0, 0}, {3, 4, 0, 0}});
        CHECK((*align)(insert).alignments == align->every_alignment(insert, 0));
    }
}

TEST_CASE("an engine of nothing finds nothing")
{
    for (engine_kind const kind : test::engine_kinds())
        for (std::size_t const empty_hairpins : {0U, 1U, 3U})
        {
            auto const align = make_engine(kind, std::vector<std::string_view>(empty_hairpins), {1});
            CHECK((*align)(insert).alignments.empty());
            CHECK(align->every_alignment(insert, 1).empty());
        }
}

TEST_CASE("an engine keeps the letters it was made of")
{
    for (engine_kind const kind : test::engine_kinds())
    {
        std::string letters{hairpin};
        auto const align = make_engine(kind, std::vector<std::string_view>{letters}, {1});
        letters.assign(letters.size(), 'N');
        CHECK((*align)(insert).alignments.size() == 1);
    }
}

TEST_CASE("an engine refuses more mismatches than two")
{
    for (engine_kind const kind : test::engine_kinds())
        CHECK_THROWS_AS(make_engine(kind, {}, {3}), usage_error);
}

TEST_CASE("threads share an engine")
{
    for (engine_kind const kind : test::engine_kinds())
    {
        auto const align = make_engine(kind, std::vector<std::string_view>{hairpin, one_mismatch}, {2});
        auto const expected = align->every_alignment(insert, 2);
        std::vector<std::size_t> right(4);
        std::vector<std::thread> threads;
        for (std::size_t & count : right)
            threads.emplace_back([&] {
                for (int i = 0; i < 200; ++i)
                    count += align->every_alignment(insert, 2) == expected ? 1U : 0U;
            });
        for (std::thread & thread : threads)
            thread.join();
        CHECK(right == std::vector<std::size_t>(4, 200));
    }
}
