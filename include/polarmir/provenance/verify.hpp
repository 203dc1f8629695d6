#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace polarmir::provenance {

/// What is to be checked.
struct verify_request
{
    std::filesystem::path out;
    bool inputs{false}; ///< also whether the input files are what was counted
    std::size_t threads{1};
};

/// Something that does not fit.
struct finding
{
    std::string file; ///< relative to the folder; of an input its path
    /// `missing`, `truncated` (shorter than it was), `changed`, `damaged` (not what such a file looks like),
    /// `unreadable`, `inconsistent` (does not fit another file, or itself).
    std::string status;
    std::string detail; ///< for people

    friend bool operator==(finding const &, finding const &) = default;
};

struct verification
{
    std::vector<finding> problems;
    std::vector<std::string> unlisted; ///< files of ours that came after SHA256SUMS
    std::size_t files{0};              ///< that were checked
    std::size_t samples{0};
    std::size_t inputs{0};
    std::size_t streams{0}; ///< inputs that cannot be checked: standard input
};

/// Reads a finished folder again: every file of SHA256SUMS and run.json by size and SHA-256, then the
/// equations of check_equations, then, where asked for, the inputs that the run.json of every sample names,
/// by size and XXH3-128. The result does not depend on `threads`. Throws input_error when there is no
/// SHA256SUMS: the folder is not finished.
[[nodiscard]] verification verify(verify_request const & request);

/// Counts of a folder that must agree, whatever the checksums say: in each samples/NAME/ledger.tsv `input` is
/// the sum of the fates; qc/ledger.tsv and counts/mature_counts.tsv hold what the samples' own ledger.tsv and
/// counts.tsv hold. A finished sample that is not in the tables is no problem: it may have come later.
[[nodiscard]] std::vector<finding> check_equations(std::filesystem::path const & out, std::size_t threads);

} // namespace polarmir::provenance
