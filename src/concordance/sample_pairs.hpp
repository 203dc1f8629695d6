#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace polarmir::concordance {

/// A column of each table that hold the same sample.
struct sample_pair
{
    std::size_t ours{0};
    std::size_t theirs{0};
};

struct sample_pairing
{
    std::vector<sample_pair> pairs; ///< in the order of our table
    std::vector<std::string> ours_only;
    std::vector<std::string> theirs_only;
};

/// Pairs samples by name: the same; the same but for what R does to names (`X` before a digit, `.` for other
/// characters); one that is the beginning of the other up to a `_`, `.` or `-`, if there is just one such
/// pair. Where each table has a single sample they are a pair whatever their names.
[[nodiscard]] sample_pairing pair_samples(std::vector<std::string> const & ours,
                                          std::vector<std::string> const & theirs);

} // namespace polarmir::concordance
