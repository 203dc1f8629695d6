// Placements against a search that tries every position.
#include "concordance/placements.hpp"
#include "support/catch.hpp"
#include "unit/concordance/small_reference.hpp"

#include <polarmir/reference/embedded.hpp>

#include <algorithm>
#include <bit>
#include <random>

using namespace polarmir;
using concordance::placed;

namespace {

/// Bit i: base i of `read` disagrees with the hairpin at begin + i.
std::uint64_t disagreements(std::string const & read, std::string const & hairpin, std::size_t begin)
{
    std::uint64_t mask{0};
    for (std::size_t i = 0; i < read.size(); ++i)
        if (begin + i >= hairpin.size() || hairpin[begin + i] != read[i] || read[i] == 'N')
            mask |= 1ULL << i;
    return mask;
}

std::uint64_t backwards(std::uint64_t mask, std::size_t length)
{
    std::uint64_t result{0};
    for (std::size_t i = 0; i < length; ++i)
        if ((mask >> (length - 1 - i) & 1U) != 0)
            result |= 1ULL << i;
    return result;
}

std::vector<placed> brute_force(std::string const & insert, reference::mirna_reference const & reference)
{
    std::vector<placed> found;
    bool near{false};
    for (bool const antisense : {false, true})
        for (std::uint32_t h = 0; h < reference.hairpins().size(); ++h)
            for (std::uint32_t begin = 0; begin < reference.hairpins()[h].sequence.size(); ++begin)
            {
                std::string const read = antisense ? reverse_complement(insert) : insert;
                std::uint64_t const mask = disagreements(read, reference.hairpins()[h].sequence, begin);
                if (std::popcount(mask & 0xFFFEU) > 2)
                    continue;
                found.push_back({h, begin, antisense, antisense ? backwards(mask, read.size()) : mask});
                for (auto const & mature : reference.placements_in(h))
                {
                    int const overlap =
                        std::min<int>(static_cast<int>(mature.where.end),
                                      static_cast<int>(begin + read.size())) -
                        std::max<int>(static_cast<int>(mature.where.begin), static_cast<int>(begin));
                    near = near || overlap >= 15;
                }
            }
    return near ? found : std::vector<placed>{};
}

/// A piece of a hairpin, or of its other strand, with up to four bases changed and a tail.
std::string made_up_insert(reference::mirna_reference const & reference, std::mt19937_64 & random)
{
    auto const below = [&](std::size_t end) { return static_cast<std::size_t>(random() % end); };
    std::string const & hairpin = reference.hairpins()[below(reference.hairpins().size())].sequence;
    std::size_t const begin = below(hairpin.size() - 16);
    std::string insert = hairpin.substr(begin, 14 + below(20));
    for (std::size_t tail = below(4); tail > 0; --tail)
        insert += "ACGT"[below(4)];
    while (insert.size() < 16)
        insert += 'A';
    if (below(3) == 0)
        insert = reverse_complement(insert);
    for (std::size_t changes = below(5); changes > 0; --changes)
        insert[below(insert.size())] = "ACGT"[below(4)];
    return insert;
}

} // namespace

TEST_CASE("every placement with two mismatches in bases 2 to 16 is found", "[concordance]")
{
    reference::mirna_reference const & panel = reference::human_panel();
    concordance::placement_finder const find{panel};
    std::mt19937_64 random{7};
    std::size_t placements{0};
    for (int i = 0; i < 400; ++i)
    {
        std::string const insert = made_up_insert(panel, random);
        CAPTURE(insert);
        std::vector<placed> const found = find(insert);
        CHECK(found == brute_force(insert, panel));
        placements += found.size();
    }
    CHECK(placements > 300);
}

TEST_CASE("inserts that are too short or too long are not placed", "[concordance]")
{
    reference::mirna_reference const small = test::small_reference();
    concordance::placement_finder const find{small};
    CHECK(find(test::m.substr(0, 15)).empty());
    CHECK(find(test::m.substr(0, 16)).size() == 3); // m twice and n
    CHECK(find(std::string(65, 'A')).empty());
}
