#include "explain/gapped.hpp"
#include "support/catch.hpp"
#include "support/shared_data.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace polarmir;
using explain::nearest_with_gaps;

namespace {

std::string random_bases(std::mt19937 & random, std::size_t size)
{
    std::string bases(size, 'A');
    for (char & base : bases)
        base = "ACGT"[random() % 4];
    return bases;
}

/// The fewest edits that turn `insert` into some part of `target`: Sellers' algorithm, row by row.
std::size_t fewest_edits(std::string const & insert, std::string const & target)
{
    std::vector<std::size_t> row(target.size() + 1, 0);
    for (std::size_t i = 1; i <= insert.size(); ++i)
    {
        std::vector<std::size_t> next(row.size());
        next[0] = i;
        for (std::size_t j = 1; j < row.size(); ++j)
            next[j] = std::min(
                {row[j - 1] + (insert[i - 1] == target[j - 1] ? 0U : 1U), row[j] + 1, next[j - 1] + 1});
        row = std::move(next);
    }
    return *std::ranges::min_element(row);
}

std::string without_gaps(std::string text)
{
    std::erase(text, '-');
    return text;
}

void check(std::string const & insert, std::vector<std::string> const & targets)
{
    CAPTURE(insert, targets);
    std::vector<std::string_view> const views(targets.begin(), targets.end());
    auto const found = nearest_with_gaps(insert, views);
    REQUIRE(found);
    std::size_t fewest{insert.size() + 1};
    std::size_t first{0};
    for (std::size_t i = 0; i < targets.size(); ++i)
        if (std::size_t const edits = fewest_edits(insert, targets[i]); edits < fewest)
        {
            fewest = edits;
            first = i;
        }
    CHECK(found->edits == fewest);
    CHECK(found->target == first);
    CHECK(without_gaps(found->insert_bases) == insert);
    std::string const part = without_gaps(found->target_bases);
    CHECK(targets[found->target].substr(found->begin, part.size()) == part);
    REQUIRE(found->insert_bases.size() == found->target_bases.size());
    std::size_t edits{0};
    for (std::size_t i = 0; i < found->insert_bases.size(); ++i)
        edits += found->insert_bases[i] == found->target_bases[i] ? 0U : 1U;
    CHECK(edits == fewest);
}

/// Ends the case as skipped where the program has no gapped alignment.
void require_gapped()
{
    if (!explain::can_align_with_gaps())
    {
        std::cout << "skipped: built without SeqAn3\n" << std::flush;
        std::_Exit(test::skip_exit_code);
    }
}

} // namespace

TEST_CASE("gapped alignments have the fewest edits, and their rows are insert and target", "[explain]")
{
    require_gapped();
    std::mt19937 random{11}; // NOLINT: the same sequences on every run
    for (int i = 0; i < 150; ++i)
    {
        std::vector<std::string> targets;
        for (int j = 0; j < 4; ++j)
            targets.push_back(random_bases(random, 30 + random() % 120));
        // A piece of one of them, with a few edits, or anything.
        std::string const & origin = targets[random() % targets.size()];
        std::string insert = origin.substr(random() % 12, 16 + random() % 15);
        for (std::size_t edits = random() % 4; edits > 0; --edits)
        {
            std::size_t const at = random() % insert.size();
            if (random() % 2 == 0)
                insert.erase(at, 1);
            else
                insert.insert(at, random_bases(random, 1));
        }
        check(i % 10 == 0 ? random_bases(random, 24) : insert, targets);
    }
}

TEST_CASE("gapped alignments are found in long sequences and at their ends", "[explain]")
{
    require_gapped();
    std::mt19937 random{12}; // NOLINT: the same sequences on every run
    std::string const rna = random_bases(random, 5000);
    check(rna.substr(4000, 12) + rna.substr(4013, 15), {rna});
    check(rna.substr(0, 20), {rna});
    check("TT" + rna.substr(0, 20), {rna});
    check(rna.substr(4980) + "TT", {rna});
    check(random_bases(random, 60), {rna.substr(0, 20)}); // longer than the target
}

TEST_CASE("without targets there is no nearest", "[explain]")
{
    CHECK_FALSE(nearest_with_gaps("ACGTACGTACGTACGT", {}));
}
