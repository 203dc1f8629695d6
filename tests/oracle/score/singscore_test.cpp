// The rank score against the published formula in R, which equals the singscore package (tolerance 1e-12).
#include "simulated_counts.hpp"
#include "support/catch.hpp"

#include <polarmir/score/rank_score.hpp>

#include <algorithm>

using namespace polarmir;
using namespace polarmir::test;

namespace {

constexpr double tolerance{1e-12};

/// Where the members of a set with one direction stand among `universe`.
std::vector<std::size_t>
positions(score::signature const & set, int direction, std::vector<std::string> const & universe)
{
    std::vector<std::size_t> found;
    for (score::member const & one : set.members)
        if (auto const at = std::ranges::find(universe, one.name);
            one.direction == direction && at != universe.end())
            found.push_back(static_cast<std::size_t>(at - universe.begin()));
    return found;
}

void check_side(std::optional<score::rank_side> const & side,
                io::table const & table,
                io::table::row const & row,
                std::string const & prefix)
{
    std::optional<double> const expected = number(table, row, prefix + "Score");
    if (!expected)
        return; // R prints the sides only where there are two
    REQUIRE(side.has_value());
    check_close(side->score, *expected, tolerance);
    check_close(side->dispersion, *number(table, row, prefix + "Dispersion"), tolerance);
}

void check_singscore(std::string const & name)
{
    simulated_counts const data{name};
    io::table const expected = io::read_table(shared_data("oracles/expected/" + name + "_singscore.tsv"));
    std::vector<std::string> const panel = score::read_mirna_list(data.input("panel.txt"));
    for (io::table::row const & row : expected.rows)
    {
        std::string const & sample = row.fields[expected.column("sample")];
        std::string const & set_name = row.fields[expected.column("set")];
        bool const is_panel = row.fields[expected.column("universe")] == "panel";
        bool const is_average = row.fields[expected.column("ties")] == "average";
        CAPTURE(sample, set_name, is_panel, is_average);
        std::vector<std::string> const & universe = is_panel ? panel : data.counts.mirnas;
        std::vector<double> values;
        for (std::string const & mirna : universe)
            values.push_back(data.sample(sample)[static_cast<std::size_t>(
                std::ranges::find(data.counts.mirnas, mirna) - data.counts.mirnas.begin())]);
        score::signature const & set = *std::ranges::find(data.sets, set_name, &score::signature::name);
        auto const scored = score::rank_scores(values,
                                               positions(set, 1, universe),
                                               positions(set, -1, universe),
                                               is_average ? score::ties::average : score::ties::minimum);
        REQUIRE(scored.has_value());
        check_close(scored->total, *number(expected, row, "TotalScore"), tolerance);
        check_close(scored->dispersion, *number(expected, row, "TotalDispersion"), tolerance);
        check_side(scored->up, expected, row, "Up");
        check_side(scored->down, expected, row, "Down");
    }
}

} // namespace

TEST_CASE("oracle: small_singscore.tsv", "[oracle]")
{
    check_singscore("small");
}

TEST_CASE("oracle: medium_singscore.tsv", "[oracle]")
{
    check_singscore("medium");
}
