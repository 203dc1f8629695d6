#pragma once
#include <polarmir/reference/mirna_reference.hpp>
#include <polarmir/reference/spike_in.hpp>

#include <array>
#include <string>

namespace polarmir::test {

// Rows are numbered as the matures, 0-4.
inline std::string const a_5p{"GCTAAAGACAATTACATAACAT"};
inline std::string const a_loop{"ACACGTCAGCACGA"};
inline std::string const a_3p{"AACTTGTTGGCCCAGTGTGAA"};
inline std::string const b{"TGATGCATACGCCTTTACTTGC"};
inline std::string const c{"GCTAAAGACAATTACATAACGC"}; // a_5p but for the last two bases
inline std::string const s{"CGCAGAGGCGCGCCCT"};       // 16 nt

/// Six hairpins: 0 with a-5p at 12 and a-3p at 48, 1 and 2 with b at 9 and 14, 3 with c at 11, 4 with s at
/// 10, and 5 that has no mature but reads like a-3p at 7.
inline reference::mirna_reference small_reference()
{
    return {"small",
            {{"MI1", "x-mir-a", "TCGCTTAAGGGT" + a_5p + a_loop + a_3p + "TAAGTAAGTG"},
             {"MI2", "x-mir-b-1", "TGTGTCCAC" + b + "CCCATCGGACTGGCA"},
             {"MI3", "x-mir-b-2", "TTTTTATTACACTC" + b + "AGAAACAG"},
             {"MI4", "x-mir-c", "AACTCGGGTAA" + c + "TTTTGACAGGTCA"},
             {"MI5", "x-mir-s", "CCTGAAGTGC" + s + "GTGGACACTCGCTATGAATC"},
             {"MI6", "x-mir-u", "GGCATCC" + a_3p + "CTCTGATC"}},
            {{"MIMAT1", "x-miR-a-5p", a_5p},
             {"MIMAT2", "x-miR-a-3p", a_3p},
             {"MIMAT3", "x-miR-b", b},
             {"MIMAT4", "x-miR-c", c},
             {"MIMAT5", "x-miR-s", s}},
            {{0, 0, {12, 34}},
             {0, 1, {48, 69}},
             {1, 2, {9, 31}},
             {2, 2, {14, 36}},
             {3, 3, {11, 33}},
             {4, 4, {10, 26}}}};
}

} // namespace polarmir::test
