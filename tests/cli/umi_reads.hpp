#pragma once
#include "cli/demo_reads.hpp"

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace polarmir::test {

/// An insert, its UMI and how often the molecule was read.
struct molecule
{
    std::string insert;
    std::string umi;
    std::size_t reads{1};
};

/// Bases drawn at random.
inline std::string random_bases(std::size_t length, std::mt19937 & random)
{
    std::string bases(length, 'A');
    for (char & base : bases)
        base = "ACGT"[random() % 4];
    return bases;
}

/// Molecules of two miRNAs, 300 and 200, with UMIs of 12 nt; each is read `reads` times.
inline std::vector<molecule> two_mirnas(std::size_t reads)
{
    std::mt19937 random{3};
    std::vector<molecule> molecules;
    for (std::size_t i = 0; i < 500; ++i)
        molecules.push_back({i < 300 ? let_7a_5p : mir_21_5p, random_bases(12, random), reads});
    return molecules;
}

/// As a QIAseq library of 75 nt reads shows them.
inline std::string qiaseq_read(molecule const & one)
{
    constexpr std::size_t read_length{75};
    return (one.insert + "AACTGTAGGCACCATCAAT" + one.umi + "AGATCGGAAGAGCACACGTCTGAACTCCAGTCACATCACG")
        .substr(0, read_length);
}

/// FASTQ of all reads; `name` and `bases` say how the molecule is written down.
template <typename name_t, typename bases_t>
std::string write_reads(std::vector<molecule> const & molecules, name_t && name, bases_t && bases)
{
    std::string text;
    std::size_t number{0};
    std::size_t most{0};
    for (molecule const & one : molecules)
        most = std::max(most, one.reads);
    for (std::size_t round = 0; round < most; ++round)
        for (molecule const & one : molecules)
            if (round < one.reads)
                text += record(name(++number, one), bases(one));
    return text;
}

inline std::string illumina_name(std::size_t number)
{
    return "A00:1:HFLOW:1:1101:" + std::to_string(1000 + number) + ":17";
}

/// FASTQ with the UMI behind the adapter.
inline std::string qiaseq_fastq(std::vector<molecule> const & molecules)
{
    return write_reads(
        molecules,
        [](std::size_t number, molecule const &) { return illumina_name(number) + " 1:N:0:ATCACG"; },
        qiaseq_read);
}

} // namespace polarmir::test
