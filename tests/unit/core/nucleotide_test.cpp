#include "support/catch.hpp"

#include <polarmir/core/nucleotide.hpp>

using namespace polarmir;

TEST_CASE("U and T are the same base in either case", "[core]")
{
    for (char const base : {'T', 't', 'U', 'u'})
        CHECK(base_code(base) == 3);
    CHECK(base_code('a') == 0);
    CHECK(base_code('N') == unknown_base);
    CHECK(base_letter(base_code('u')) == 'T');
    CHECK(base_letter(unknown_base) == 'N');
}

TEST_CASE("to_dna turns RNA into DNA and ambiguity into N but keeps foreign letters visible", "[core]")
{
    CHECK(to_dna("UGAGGuaguN") == "TGAGGTAGTN");
    CHECK(to_dna("ACRYKM") == "ACNNNN");
    CHECK(to_dna("AC-x*") == "AC-X*");
}

TEST_CASE("the reverse complement of a reverse complement is the sequence", "[core]")
{
    CHECK(reverse_complement("AACGTN") == "NACGTT");
    CHECK(reverse_complement(reverse_complement("TGAGGTAGTAGG")) == "TGAGGTAGTAGG");
    CHECK(reverse_complement("").empty());
}

TEST_CASE("IUPAC codes are recognised and nothing else", "[core]")
{
    for (char const base : std::string{"ACGTURYSWKMBDHVNacgturyswkmbdhvn"})
        CHECK(is_iupac(base));
    for (char const other : std::string{"EFIJLOPQXZ-*. 1\0", 16})
        CHECK_FALSE(is_iupac(other));
}
