#include "support/catch.hpp"

#include <polarmir/trim/adapter.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using polarmir::trim::find_adapter;

namespace {

constexpr std::string_view truseq{"TGGAATTCTCGGGTGCCAAGG"};

struct search_case
{
    std::string_view what;
    std::string_view read;
    std::string_view adapter;
    std::size_t position;
};

/// The definition, written as plainly as possible.
std::size_t find_slowly(std::string const & read, std::string const & adapter, std::size_t min_overlap)
{
    for (std::size_t position = 0; position < read.size(); ++position)
    {
        std::size_t overlap{0};
        double mismatches{0};
        for (std::size_t i = 0; i < std::min(adapter.size(), read.size() - position); ++i)
        {
            overlap += adapter[i] == 'N' ? 0U : 1U;
            mismatches += adapter[i] == 'N' || read[position + i] == adapter[i] ? 0 : 1;
        }
        if (overlap >= min_overlap && mismatches <= 0.1 * static_cast<double>(overlap))
            return position;
    }
    return read.size();
}

std::string random_bases(std::mt19937_64 & random, std::size_t length, std::string_view letters)
{
    std::string bases(length, 'A');
    for (char & base : bases)
        base = letters[random() % letters.size()];
    return bases;
}

} // namespace

TEST_CASE("the adapter is found where the rules allow it")
{
    auto const row = GENERATE(values<search_case>({
        {"whole", "TACCCTGTAGAACCGAATTTGTTGGAATTCTCGGGTGCCAAGGAACTCC", truseq, 22},
        {"at the first base", "TGGAATTCTCGGGTGCCAAGGAACTCC", truseq, 0},
        {"cut off by the end of the read", "TACCCTGTAGAACCGAATTTGTTGGAATTC", truseq, 22},
        {"three bases are enough", "ACACACACACACACACTGG", truseq, 16},
        {"two bases are not", "ACACACACACACACACATG", truseq, 19},
        {"no mismatch below ten bases", "ACACACACACTGGAATACT", truseq, 19},
        {"one mismatch in ten bases", "ACACACACACTGGAATACTC", truseq, 10},
        {"two mismatches in nineteen are too many", "ACACACACACTGGAATACTCGGGTCCCAA", truseq, 29},
        {"two mismatches in twenty", "ACACACACACTGGAATACTCGGGTCCCAAG", truseq, 10},
        {"two mismatches in twenty one", "ACACACACACTGGAATACTCGGGTCCCAAGGAA", truseq, 10},
        {"three mismatches", "ACACACACACTGGAATACTCGGGTCCCATCCAA", truseq, 33},
        {"N in the read is a mismatch", "ACACACACACTGGNATTCT", truseq, 19},
        {"one N in ten bases", "ACACACACACTGGNATTCTC", truseq, 10},
        {"N in the adapter matches any base", "ACACACACACTGGCATTCT", "TGGNATTCTCGG", 10},
        {"N in the adapter is no overlap", "ACACACACACACACAC", "NNNTGGAATT", 16},
        {"the leftmost of two", "ACTGGAATTCTCGGGTGCCAAGGTGGAATTCTCGGGTGCCAAGG", truseq, 2},
        {"empty read", "", truseq, 0},
        {"empty adapter", "ACGT", "", 4},
        {"shorter than the overlap", "TG", truseq, 2},
    }));
    CAPTURE(row.what);
    CHECK(find_adapter(row.read, row.adapter) == row.position);
}

TEST_CASE("the smallest overlap is an argument")
{
    CHECK(find_adapter("ACACTGGA", truseq, 5) == 8);
    CHECK(find_adapter("ACACTGGAA", truseq, 5) == 4);
    CHECK(find_adapter("ACACT", truseq, 1) == 4);
    CHECK(find_adapter("ACACT", truseq, 0) == 4); // an overlap of nothing is none
}

TEST_CASE("the search agrees with its definition on random reads")
{
    std::mt19937_64 random{20240611};
    for (int round = 0; round < 20'000; ++round)
    {
        std::string_view const letters = round % 2 == 0 ? "ACGTN" : "AC"; // two letters: many near hits
        std::string const adapter = random_bases(
            random, 3 + random() % (round % 7 == 0 ? 120 : 40), letters.substr(0, round % 5 == 0 ? 5 : 4));
        std::string read = random_bases(random, random() % (round % 3 == 0 ? 200 : 60), letters);
        read +=
            adapter.substr(0, random() % (adapter.size() + 1)) + random_bases(random, random() % 90, letters);
        for (std::size_t errors = random() % 4; errors > 0 && !read.empty(); --errors)
            read[random() % read.size()] = letters[random() % letters.size()];
        CAPTURE(read, adapter);
        REQUIRE(find_adapter(read, adapter) == find_slowly(read, adapter, 3));
    }
}
