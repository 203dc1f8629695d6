#include "reads/letter_search.hpp"
#include "support/catch.hpp"

#include <random>
#include <string>

using namespace polarmir;

namespace {

template <typename kind>
void check_kind(std::mt19937 & random)
{
    for (int round = 0; round < 500; ++round)
    {
        std::string letters(200, 'A');
        for (char & letter : letters)
            letter = random() % 3 == 0 ? static_cast<char>(random() % 256) : "ACGTN\n"[random() % 6];
        REQUIRE(reads::where<kind>(letters.data()) == reads::where_portably<kind>(letters.data()));
        char * const end = letters.data() + letters.size();
        char * const found = reads::find_first<kind>(letters.data(), end);
        for (std::size_t const expected : {0U, 1U, 2U, 63U, 64U, 100U, 500U})
            REQUIRE(reads::find_first<kind>(letters.data(), end, expected) == found);
    }
}

} // namespace

TEST_CASE("letters of a kind are found alike in every way, wherever they are expected")
{
    std::mt19937 random{12};
    check_kind<reads::line_end_or_nul>(random);
    check_kind<reads::not_upper_case_base>(random);
    check_kind<reads::not_quality>(random);
}
