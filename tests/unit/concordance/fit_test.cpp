#include "concordance/fit.hpp"
#include "support/catch.hpp"
#include "unit/concordance/made_sample.hpp"

#include <polarmir/reference/embedded.hpp>

#include <algorithm>
#include <numeric>
#include <random>

using namespace polarmir;
using namespace polarmir::test;
using concordance::fit_sample;
using concordance::rules;

namespace {

reference::mirna_reference const & panel()
{
    return reference::human_panel();
}

std::vector<std::uint32_t> every_row()
{
    std::vector<std::uint32_t> groups(panel().rows().size());
    std::iota(groups.begin(), groups.end(), 0U);
    return groups;
}

/// Reads of the panel's matures with other ends, tails and changed bases.
made_sample isomirs()
{
    made_sample sample{panel()};
    std::mt19937_64 random{11};
    auto const below = [&](std::size_t end) { return static_cast<std::size_t>(random() % end); };
    for (auto const & place : panel().placements())
    {
        std::string const & hairpin = panel().hairpins()[place.hairpin].sequence;
        double abundance = static_cast<double>(1 + below(60));
        for (int form = 0; form < 8; ++form)
        {
            auto const begin = static_cast<std::size_t>(
                std::max<int>(0, static_cast<int>(place.where.begin + below(5)) - 2));
            std::string insert = hairpin.substr(begin, place.where.end + below(5) - 2 - begin);
            insert += std::string{"AATTGC"}.substr(below(4), below(3));
            if (below(4) == 0)
                insert[below(insert.size())] = "ACGT"[below(4)];
            if (insert.size() >= 16)
                sample.add(insert, abundance);
            abundance = std::max(1.0, abundance / 2);
        }
    }
    return sample;
}

made_sample const & sample()
{
    static made_sample const made = isomirs();
    return made;
}

concordance::fitted_rules fit(std::vector<double> theirs, std::size_t threads = 1)
{
    fit_sample const one{&sample().evidence(), std::move(theirs)};
    return concordance::fit({&one, 1}, every_row(), panel(), threads);
}

std::vector<double> counts_by(rules const & by)
{
    return concordance::simulated_counts(sample().evidence(), by, panel());
}

} // namespace

TEST_CASE("counts of known rules lead back to them", "[concordance]")
{
    for (rules const & by : concordance::known_rules())
    {
        CAPTURE(by.name);
        auto const found = fit(counts_by(by));
        CHECK(found.distance == 0);
        CHECK(found.adjusted.empty());
        CHECK(counts_by(found.best) == counts_by(by));
        CHECK(found.fits());
    }
}

TEST_CASE("a changed part is found", "[concordance]")
{
    rules by = concordance::known_rules()[1];
    by.mismatches = 0;
    by.min_length = 20;
    auto const found = fit(counts_by(by));
    CHECK(found.best.name == by.name);
    CHECK(found.distance <= 0.01 * found.total);
    CHECK(std::ranges::find(found.adjusted, concordance::clause::mismatches) != found.adjusted.end());
    auto const in_parallel = fit(counts_by(by), 3);
    CHECK(in_parallel.best == found.best);
    CHECK(in_parallel.distance == found.distance);
}

TEST_CASE("counts scaled by a common factor lead to their rules all the same", "[concordance]")
{
    rules const & by = concordance::known_rules()[1];
    std::vector<double> theirs = counts_by(by);
    for (double & count : theirs)
        count *= 0.3;
    auto const found = fit(theirs);
    CHECK(found.best.name == by.name);
    CHECK(found.fits());
}

TEST_CASE("our own counts with a factor are our own rules, not those of whoever loses as many reads",
          "[concordance]")
{
    for (double const factor : {0.9, 0.97, 2.0})
    {
        std::vector<double> theirs = counts_by({});
        for (double & count : theirs)
            count *= factor;
        auto const found = fit(theirs);
        CAPTURE(factor);
        CHECK(found.best == rules{});
        CHECK(found.adjusted.empty());
    }
}

TEST_CASE("no rules are found for counts that were not made of these reads", "[concordance]")
{
    std::vector<double> theirs = counts_by({});
    std::ranges::reverse(theirs);
    CHECK_FALSE(fit(theirs).fits());
}
