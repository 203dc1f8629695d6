#pragma once
#include "demo_reads.hpp"
#include "support/files.hpp"

#include <cstddef>
#include <random>
#include <string>

namespace polarmir::test {

inline std::string random_insert(std::mt19937 & random, std::size_t length)
{
    std::string insert(length, 'A');
    for (char & base : insert)
        base = "ACGT"[random() % 4];
    return insert;
}

/// Reads of random inserts with adapter in a few of them: neither miRNAs nor a kit to be seen.
inline std::string blank()
{
    std::mt19937 random{7};
    std::string text;
    for (int i = 0; i < 200; ++i)
        text += record("r" + std::to_string(i),
                       i % 10 == 0 ? truseq_read(random_insert(random, 20)) : random_insert(random, 50));
    return text;
}

/// Adapter dimers with four random bases on both sides or without any, no miRNA.
inline std::string random_end_blank()
{
    std::mt19937 random{8};
    std::string text;
    for (int i = 0; i < 200; ++i)
        text += record("r" + std::to_string(i), truseq_read(random_insert(random, 20 + random() % 10)));
    return text;
}

/// miRNAs between four random bases on both sides, with the adapter of demo_sample.
inline std::string random_end_sample(int reads)
{
    std::mt19937 random{9};
    std::string text;
    for (int i = 0; i < reads; ++i)
    {
        std::string const before = random_insert(random, 4);
        text += record("m" + std::to_string(i),
                       truseq_read(before + (i % 2 == 0 ? let_7a_5p : mir_21_5p) + random_insert(random, 4)));
    }
    return text;
}

/// miRNAs in front of an adapter that is not that of demo_sample.
inline std::string nebnext_sample(int reads)
{
    std::string const nebnext{"AGATCGGAAGAGCACACGTCTGAACTCCAGTCAC"};
    std::string text;
    for (int i = 0; i < reads; ++i)
        text += record("n" + std::to_string(i),
                       ((i % 2 == 0 ? let_7a_5p : mir_21_5p) + nebnext + nebnext).substr(0, 50));
    return text;
}

} // namespace polarmir::test
