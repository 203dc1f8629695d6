#include "align/hairpin_index_data.hpp"
#include "support/catch.hpp"

#include <polarmir/align/hairpin_index.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace polarmir;

namespace {

std::vector<std::uint32_t> places_of(align::hairpin_index const & index, std::string_view seed)
{
    auto const found = index.internals().find(index.internals().look_up(seed)).places;
    std::vector<std::uint32_t> places(found.begin(), found.end());
    std::ranges::sort(places);
    return places;
}

} // namespace

TEST_CASE("a seed of any length is found wherever it occurs")
{
    std::vector<std::string_view> const hairpins{
        "ACGTNTTTTTTTTACGTACGTTTTACGGATTACAGATTACAGATTACA", "TTTTTTTTT", "T", "", "GATTACAGATTACAGATTACAGG"};
    align::hairpin_index const index{hairpins};
    std::string const & text = index.internals().text;
    for (std::size_t place = 0; place < text.size(); ++place)
        for (std::size_t length = 1; length <= 21 && place + length <= text.size(); ++length)
        {
            std::string const seed = text.substr(place, length);
            std::vector<std::uint32_t> expected;
            for (auto at = text.find(seed); at != std::string::npos; at = text.find(seed, at + 1))
                expected.push_back(static_cast<std::uint32_t>(at));
            if (seed.find('-') != std::string::npos)
                expected.clear();
            CAPTURE(seed);
            CHECK(places_of(index, seed) == expected);
        }
}

TEST_CASE("seeds are found and places located among more than a million, where slots are narrower")
{
    std::mt19937 random{9};
    std::vector<std::string> hairpins(11'000);
    for (std::string & hairpin : hairpins)
    {
        hairpin.resize(60 + random() % 80);
        for (char & base : hairpin)
            base = "ACGT"[random() % 4];
    }
    align::hairpin_index const index{std::vector<std::string_view>{hairpins.begin(), hairpins.end()}};
    align::hairpin_index::data const & data = index.internals();
    REQUIRE(data.table_bases > align::hairpin_index::data::table_bases_for(1000));
    for (int i = 0; i < 200; ++i)
    {
        auto const hairpin = static_cast<std::uint32_t>(random() % hairpins.size());
        std::size_t const length = 1 + random() % 12;
        std::size_t const position = random() % (hairpins[hairpin].size() - length);
        std::string const seed = hairpins[hairpin].substr(position, length);
        std::vector<std::uint32_t> expected;
        for (auto at = data.text.find(seed); at != std::string::npos; at = data.text.find(seed, at + 1))
            expected.push_back(static_cast<std::uint32_t>(at));
        CAPTURE(seed);
        CHECK(places_of(index, seed) == expected);
        auto const place = data.locate(data.starts[hairpin] + static_cast<std::uint32_t>(position));
        REQUIRE(place);
        CHECK(place->hairpin == hairpin);
        CHECK(place->position == position);
    }
}

TEST_CASE("a seed longer than a key is found by its first letters")
{
    std::vector<std::string_view> const hairpins{"GATTACAGATTACAGATTACAGG"};
    align::hairpin_index const index{hairpins};
    CHECK(places_of(index, "GATTACAGATTACAGATTACAGGTTT") == std::vector<std::uint32_t>{0});
    CHECK(places_of(index, "GATTACAGATTACAGATTACAGN") == std::vector<std::uint32_t>{0});
    CHECK(places_of(index, "GATTACAGATTACAGATTACT").empty());
}

TEST_CASE("a seed with a letter that is no base is not found")
{
    std::vector<std::string_view> const hairpins{"GATTNCAGATTACA"};
    align::hairpin_index const index{hairpins};
    CHECK(places_of(index, "GATTN").empty());
    CHECK(places_of(index, "GATT-").empty());
}

TEST_CASE("a place is located in its hairpin and a separator in none")
{
    std::vector<std::string_view> const hairpins{"ACGT", "", "GG"};
    align::hairpin_index const index{hairpins};
    auto const & data = index.internals();
    CHECK(data.text == "ACGT------GG---");
    auto const last = data.locate(3);
    REQUIRE(last);
    CHECK(last->hairpin == 0);
    CHECK(last->position == 3);
    CHECK(last->bases_left == 1);
    CHECK_FALSE(data.locate(4));
    CHECK_FALSE(data.locate(9));
    auto const third = data.locate(10);
    REQUIRE(third);
    CHECK(third->hairpin == 2);
    CHECK(third->position == 0);
    CHECK(third->bases_left == 2);
    CHECK_FALSE(data.locate(14));
}

TEST_CASE("an index of nothing finds nothing and can be moved")
{
    align::hairpin_index empty{std::vector<std::string_view>{}};
    align::hairpin_index const moved{std::move(empty)};
    CHECK(places_of(moved, "ACGTA").empty());
}
