#pragma once
#include <polarmir/core/nucleotide.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <string>

namespace polarmir::test {

inline std::string const m{"TCAGTGCATGACAGAACTTGGA"}; // lies on two hairpins
inline std::string const n{"TCAGTGCATGACAGAACTTGCC"}; // m but for its last two bases
inline std::string const p{"AACATTCATTGTTGCACTCTAG"}; // has two names
inline std::string const q{"GCGTTAGACCTGTTCAAGCATC"}; // its reverse complement is z
inline std::string const z{reverse_complement(q)};

/// Hairpins: 0 and 1 with m at 10 and 12, 2 with n at 10, 3 with p at 10 under two names, 4 with q at 10, 5
/// with z at 10. Behind m there is TTCC, behind n ATCC, behind q AGTT. Rows: m 0, n 1, p 2, q 3, z 4.
inline reference::mirna_reference small_reference()
{
    return {"small",
            {{"MI1", "x-mir-m-1", "GGCTAACGTC" + m + "TTCCAGTACGATCG"},
             {"MI2", "x-mir-m-2", "CATACGGTACTT" + m + "TTCCTTAGGCAACT"},
             {"MI3", "x-mir-n", "TTGAGGCTAC" + n + "ATCCAAGTTTGCCT"},
             {"MI4", "x-mir-p", "CGTACCAGTT" + p + "TGGCATTAACGGTA"},
             {"MI5", "x-mir-q", "ATCGGATACC" + q + "AGTTCCGATTAGGC"},
             {"MI6", "x-mir-z", "GTTCAACGGA" + z + "CCATTGACGTAAGT"}},
            {{"MIMAT1", "x-miR-m", m},
             {"MIMAT2", "x-miR-n", n},
             {"MIMAT3", "x-miR-p1", p},
             {"MIMAT4", "x-miR-p2", p},
             {"MIMAT5", "x-miR-q", q},
             {"MIMAT6", "x-miR-z", z}},
            {{0, 0, {10, 32}},
             {1, 0, {12, 34}},
             {2, 1, {10, 32}},
             {3, 2, {10, 32}},
             {3, 3, {10, 32}},
             {4, 4, {10, 32}},
             {5, 5, {10, 32}}}};
}

} // namespace polarmir::test
