#include "simulate/mirna_source.hpp"
#include "simulated.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <map>

using namespace polarmir;
using namespace polarmir::simulate;

namespace {

constexpr int draws{40000};

config with_ends(end_rates const & ends)
{
    config settings;
    settings.kit = kit_from("none");
    settings.ends = ends;
    settings.snv_rate = 0;
    return settings;
}

/// Molecules of one miRNA; the hairpin of miR-21-5p reaches far beyond both its ends.
template <typename check_t>
void draw(config const & settings, check_t const & check, std::string_view mirna = "hsa-miR-21-5p")
{
    auto const & panel = reference::human_panel();
    mirna_source const source{panel, settings};
    generator random = make_stream(1, "test");
    fragment molecule;
    std::uint32_t row{0};
    while (panel.row_mature(row).name != mirna)
        ++row;
    for (int i = 0; i < draws; ++i)
    {
        source.draw(row, random, molecule);
        check(molecule);
    }
}

bool near(int count, double share)
{
    return std::abs(count - draws * share) < 5 * std::sqrt(draws * share * (1 - share)) + 1;
}

} // namespace

TEST_CASE("simulated ends differ at the rates given, each by itself")
{
    int moved_5p{0};
    int moved_3p{0};
    int tailed{0};
    int both{0};
    draw(with_ends({0.04, 0.45, 0.12}), [&](fragment const & molecule) {
        moved_5p += static_cast<int>(molecule.shift_5p != 0);
        moved_3p += static_cast<int>(molecule.shift_3p != 0);
        tailed += static_cast<int>(molecule.tail > 0);
        both += static_cast<int>(molecule.shift_3p != 0 && molecule.tail > 0);
    });
    CHECK(near(moved_5p, 0.04));
    CHECK(near(moved_3p, 0.45));
    CHECK(near(tailed, 0.12));
    CHECK(near(both, 0.45 * 0.12));
}

TEST_CASE("simulated ends differ at the rates given where the hairpin ends with the mature")
{
    auto const & panel = reference::human_panel();
    auto const place = std::ranges::find_if(panel.placements(), [&](reference::placement const & one) {
        return one.where.end == panel.hairpins()[one.hairpin].sequence.size();
    });
    REQUIRE(place != panel.placements().end());
    int moved_3p{0};
    draw(
        with_ends({0, 0.45, 0}),
        [&](fragment const & molecule) { moved_3p += static_cast<int>(molecule.shift_3p != 0); },
        panel.row_mature(panel.row_of(place->mature)).name);
    CHECK(near(moved_3p, 0.45));
}

TEST_CASE("simulated ends at given rates reach as far as in real samples, and no read is far at rates of 0")
{
    std::map<std::int32_t, int> shifts_5p;
    std::map<std::int32_t, int> shifts_3p;
    std::map<std::uint32_t, int> tails;
    draw(with_ends({1, 1, 1}), [&](fragment const & molecule) {
        ++shifts_5p[molecule.shift_5p];
        ++shifts_3p[molecule.shift_3p];
        ++tails[molecule.tail];
    });
    CHECK(shifts_5p.begin()->first == -3);
    CHECK(shifts_5p.rbegin()->first == 4);
    CHECK(shifts_3p.begin()->first == -7);
    CHECK(shifts_3p.rbegin()->first == 6);
    CHECK(tails.rbegin()->first == 5);
    CHECK(!shifts_3p.contains(0));
    draw(with_ends({0, 0, 0}), [](fragment const & molecule) {
        if (molecule.shift_5p != 0 || molecule.shift_3p != 0 || molecule.tail != 0)
            FAIL("differs");
    });
}

TEST_CASE("A and T have their share in simulated tails")
{
    double const share = GENERATE(0.0, 0.8, 1.0);
    config settings = with_ends({0, 0, 1});
    settings.tail_au = share;
    int bases{0};
    int au{0};
    draw(settings, [&](fragment const & molecule) {
        // The first base depends on that of the hairpin.
        for (char const base : molecule.insert.substr(molecule.insert.size() - molecule.tail + 1))
        {
            ++bases;
            au += static_cast<int>(base == 'A' || base == 'T');
        }
    });
    REQUIRE(bases > 10000);
    CHECK(std::abs(static_cast<double>(au) / bases - share) < 0.02);
}
