#pragma once
#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace polarmir::test {

/// Letters that differ between the adapter laid at `position` and the read, over their overlap; an N in the
/// read differs from all.
[[nodiscard]] std::size_t
mismatches_at(std::string_view read, std::string_view adapter, std::size_t position);

/// Bases of the read that the adapter covers when it begins at `position`.
[[nodiscard]] std::size_t overlap_at(std::string_view read, std::string_view adapter, std::size_t position);

/// True when the rule of find_adapter lets the adapter begin there: at least 3 nt, at most 1 in 10 differs.
[[nodiscard]] bool may_begin(std::string_view read, std::string_view adapter, std::size_t position);

/// Sum of the error probabilities of qualities with offset 33.
[[nodiscard]] double expected_errors(std::string_view qualities);

/// How miRTrace and miRDeep2 search: only the adapter's first bases.
struct first_bases_rule
{
    std::string_view first;        ///< of the adapter
    bool needs_base_before{false}; ///< an adapter that begins the read is not seen

    /// Rightmost place where all of `first` stands unchanged, else the longest beginning of it, down to one
    /// base, with which the read ends, else `read.size()`.
    [[nodiscard]] std::size_t find(std::string_view read) const;
};

/// Why the rule cuts at `theirs` where find_adapter cuts at `ours`; empty when no reason holds.
[[nodiscard]] std::string reason_of_first_bases(first_bases_rule const & rule,
                                                std::string_view read,
                                                std::string_view adapter,
                                                std::size_t ours,
                                                std::size_t theirs);

using sequence_counts = std::map<std::string, std::size_t>;

/// Of FASTA whose names hold the count behind `_x`.
[[nodiscard]] sequence_counts read_collapsed(std::filesystem::path const & path);

} // namespace polarmir::test
