#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::test {

/// A read of which another program makes something else than this one.
struct difference
{
    std::size_t number{0}; ///< of the read in its file, 1-based
    std::string name;
    std::string read;
    std::string ours;   ///< the insert; `-` when the read is dropped
    std::string theirs; ///< the same
    std::string reason; ///< class of the explanation, verified on this read; empty when none was found
};

struct comparison
{
    std::size_t reads{0};
    std::vector<difference> differences;
    /// Their result, made anew from the reads with their rules as the classes understand them, is the one
    /// they published.
    bool rules_are_theirs{true};

    /// Number of differing reads by class.
    [[nodiscard]] std::map<std::string, std::size_t> classes() const;
};

/// What is written for a read without insert.
inline constexpr std::string_view dropped{"-"};

/// The position at which `find_adapter` cuts against that of `cutadapt -e 0.1 --no-indels -O 3`, which is
/// run.
[[nodiscard]] comparison against_cutadapt(std::filesystem::path const & fastq, std::string const & adapter);

/// The inserts of an ENCODE library against the trimmed FASTQ its pipeline made.
[[nodiscard]] comparison against_encode(std::filesystem::path const & fastq,
                                        std::filesystem::path const & trimmed);

/// The inserts of a library against the collapsed reads of miRTrace (qc_passed_reads).
[[nodiscard]] comparison against_mirtrace(std::filesystem::path const & fastq,
                                          std::string const & adapter,
                                          std::filesystem::path const & collapsed);

/// The same against those of miRDeep2's mapper.pl, whose reads are FASTA.
[[nodiscard]] comparison against_mirdeep2(std::filesystem::path const & fasta,
                                          std::string const & adapter,
                                          std::filesystem::path const & collapsed);

} // namespace polarmir::test
