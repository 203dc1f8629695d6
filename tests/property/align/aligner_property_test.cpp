#include "support/catch.hpp"

#include <polarmir/align/aligner.hpp>
#include <polarmir/align/engine.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace polarmir;

namespace {

class draw
{
  public:
    explicit draw(std::uint64_t seed) : engine_{seed} {}
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }
    std::string bases(std::size_t count, std::string_view letters = "ACGT")
    {
        std::string sequence;
        while (sequence.size() < count)
            sequence += letters[below(letters.size())];
        return sequence;
    }
    std::mt19937_64 & engine() { return engine_; }

  private:
    std::mt19937_64 engine_;
};

/// Hairpins of which every second is a changed copy of the one before.
std::vector<std::string> make_hairpins(draw & random, std::size_t count)
{
    std::vector<std::string> hairpins;
    while (hairpins.size() < count)
    {
        hairpins.push_back(random.bases(40 + random.below(60)));
        std::string copy = hairpins.back();
        copy[random.below(copy.size())] = 'G';
        hairpins.push_back(copy);
    }
    return hairpins;
}

/// A piece of a hairpin with up to two changes and a random end.
std::string make_insert(draw & random, std::vector<std::string> const & hairpins)
{
    std::string const & hairpin = hairpins[random.below(hairpins.size())];
    std::string insert = hairpin.substr(random.below(hairpin.size() - 15), 15 + random.below(12));
    for (std::size_t times = random.below(3); times > 0; --times)
        insert[random.below(insert.size())] = 'A';
    return insert + random.bases(random.below(4));
}

align::hairpin_index index_of(std::vector<std::string> const & hairpins)
{
    return align::hairpin_index{std::vector<std::string_view>(hairpins.begin(), hairpins.end())};
}

} // namespace

TEST_CASE("every piece of a hairpin of 15 bases or more is found in its place")
{
    draw random{11};
    auto const hairpins = make_hairpins(random, 20);
    auto const index = index_of(hairpins);
    align::aligner const align{index, {}};
    for (std::uint32_t h = 0; h < hairpins.size(); ++h)
        for (std::uint32_t p = 0; p + 15 <= hairpins[h].size(); ++p)
            for (std::size_t length = 15; p + length <= hairpins[h].size(); length += 4)
            {
                auto const found = align(hairpins[h].substr(p, length));
                CAPTURE(h, p, length);
                CHECK(found.stratum == align::stratum{});
                CHECK(std::ranges::count(found.alignments, align::alignment{h, p, 0, 0}) == 1);
            }
}

TEST_CASE("the order of the hairpins does not change what is found")
{
    draw random{12};
    auto const hairpins = make_hairpins(random, 60);
    std::vector<std::uint32_t> order(hairpins.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::shuffle(order.begin(), order.end(), random.engine());
    std::vector<std::string> shuffled;
    for (std::uint32_t const h : order)
        shuffled.push_back(hairpins[h]);

    auto const index = index_of(hairpins);
    auto const shuffled_index = index_of(shuffled);
    align::aligner const align{index, {2}};
    align::aligner const align_shuffled{shuffled_index, {2}};
    for (int i = 0; i < 5000; ++i)
    {
        std::string const insert = make_insert(random, hairpins);
        auto const expected = align(insert);
        auto found = align_shuffled(insert);
        for (auto & a : found.alignments)
            a.hairpin = order[a.hairpin];
        std::ranges::sort(found.alignments);
        CHECK(found.stratum == expected.stratum);
        CHECK(found.alignments == expected.alignments);
    }
}

TEST_CASE("allowing more mismatches never changes an answer that was there")
{
    draw random{13};
    auto const hairpins = make_hairpins(random, 60);
    auto const index = index_of(hairpins);
    for (int i = 0; i < 5000; ++i)
    {
        std::string const insert = make_insert(random, hairpins);
        auto previous = align::aligner{index, {0}}(insert);
        for (unsigned mismatches = 1; mismatches <= 2; ++mismatches)
        {
            auto const found = align::aligner{index, {mismatches}}(insert);
            if (!previous.alignments.empty())
                CHECK(found.alignments == previous.alignments);
            previous = found;
        }
    }
}

TEST_CASE("another hairpin never makes the best stratum worse")
{
    draw random{14};
    auto hairpins = make_hairpins(random, 40);
    auto const before = index_of(hairpins);
    std::size_t const more = hairpins.size() / 2;
    for (std::size_t i = 0; i < more; ++i)
        hairpins.push_back(hairpins[i].substr(random.below(20)));
    auto const after = index_of(hairpins);
    for (int i = 0; i < 5000; ++i)
    {
        std::string const insert = make_insert(random, hairpins);
        auto const old_answer = align::aligner{before, {1}}(insert);
        auto const new_answer = align::aligner{after, {1}}(insert);
        if (old_answer.alignments.empty())
            continue;
        CHECK(new_answer.stratum <= old_answer.stratum);
        if (new_answer.stratum == old_answer.stratum)
            CHECK(std::ranges::includes(new_answer.alignments, old_answer.alignments));
    }
}

TEST_CASE("where a seed has many places, all are found that another engine finds")
{
    if (!align::is_available(align::engine_kind::fm_index))
        return;
    draw random{15};
    std::vector<std::string> hairpins;
    for (int i = 0; i < 60; ++i)
        hairpins.push_back(random.bases(40 + random.below(60), i % 2 == 0 ? "AC" : "ACG"));
    std::vector<std::string_view> const views(hairpins.begin(), hairpins.end());
    std::size_t with_mismatches{0};
    for (unsigned const most : {1U, 2U})
    {
        auto const seeds = align::make_engine(align::engine_kind::seed_index, views, {most});
        auto const other = align::make_engine(align::engine_kind::fm_index, views, {most});
        for (int i = 0; i < 2000; ++i)
        {
            std::string insert = make_insert(random, hairpins);
            if (i % 10 == 0)
                insert[random.below(insert.size())] = 'N';
            CAPTURE(insert, most);
            auto const found = (*seeds)(insert);
            auto const expected = (*other)(insert);
            REQUIRE(found.stratum == expected.stratum);
            REQUIRE(found.alignments == expected.alignments);
            REQUIRE(seeds->every_alignment(insert, most) == other->every_alignment(insert, most));
            with_mismatches += !found.alignments.empty() && found.stratum.mismatches == most ? 1U : 0U;
        }
    }
    CHECK(with_mismatches > 500);
}
