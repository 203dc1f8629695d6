#pragma once
#include "support/files.hpp"

#include <filesystem>
#include <string>

namespace polarmir::test {

inline constexpr char const * let_7a_5p = "TGAGGTAGTAGGTTGTATAGTT";
inline constexpr char const * mir_21_5p = "TAGCTTATCAGACTGATGTTGA";
inline constexpr char const * cel_mir_39_3p = "TCACCGGGTGTAAATCAGCTTG";

/// An insert as a TruSeq small RNA library of 50 nt reads shows it.
inline std::string truseq_read(std::string const & insert)
{
    constexpr std::size_t read_length{50};
    return (insert + "TGGAATTCTCGGGTGCCAAGGAACTCCAGTCACATCACGATCTCGTATGCCGTCTTCTGC").substr(0, read_length);
}

/// FASTQ text written read by read.
class fastq_text
{
  public:
    fastq_text & add(std::size_t copies, std::string const & insert)
    {
        for (std::size_t i = 0; i < copies; ++i)
            text_ += record("read" + std::to_string(++reads_), truseq_read(insert));
        return *this;
    }
    [[nodiscard]] std::string const & text() const noexcept { return text_; }

  private:
    std::string text_;
    std::size_t reads_{0};
};

/// A small sample with one kind of read for most fates; 400 reads.
inline fastq_text demo_sample()
{
    fastq_text sample;
    sample.add(200, let_7a_5p)
        .add(150, mir_21_5p)
        .add(10, std::string{mir_21_5p} + "CC") // longer along the hairpin
        .add(6, std::string{mir_21_5p} + "AA")  // non-templated tail
        .add(7, "GTCACGTTAGCCGATTACGCAGT")      // on no hairpin
        .add(3, std::string(22, 'A'))           // low complexity
        .add(4, cel_mir_39_3p)                  // spike-in
        .add(2, "TAGCTTATCANACTGATGTTGA")       // N
        .add(5, "")                             // adapter dimer
        .add(6, "TAGCTTATCAG")                  // too short
        .add(7, "CAACATCAGTCTGATAAGCTA");       // antisense of miR-21-5p
    return sample;
}

} // namespace polarmir::test
