#pragma once
#include <polarmir/core/matrix.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace polarmir::normalise {

/// Which miRNAs have reads enough for statistics. The defaults are those of edgeR's filterByExpr.
struct filter_config
{
    double min_count{10};   ///< reads that count as expressed in a library of median size
    double min_total{15};   ///< fewest reads over all samples
    double large_group{10}; ///< samples of a group up to which all must express the miRNA ...
    double min_share{0.7};  ///< ... and the share of further ones that must; 0...1

    /// Throws usage_error when a value is out of range.
    void validate() const;
};

/// One mark per row: is the miRNA expressed in as many samples as the smallest group has? The rule of Chen,
/// Lun & Smyth 2016 (doi 10.12688/f1000research.8987.2) as edgeR 3.40 computes it: CPM at least that of
/// `min_count` reads in a library of median size, in m samples, and `min_total` reads in all. m is the size
/// of the smallest group; above `large_group`, large_group + min_share (m - large_group). Groups should not
/// be told apart by what is kept, so only their sizes are looked at. Takes counts as miRNA x sample, of all
/// miRNAs (their sums are the library sizes), and the group of each sample. Throws usage_error for a
/// configuration out of range.
[[nodiscard]] std::vector<bool> filter_by_expression(matrix const & counts,
                                                     std::span<std::string const> groups,
                                                     filter_config const & config = {});
[[nodiscard]] std::vector<bool> filter_by_expression(matrix const & counts,
                                                     std::span<std::size_t const> groups,
                                                     filter_config const & config = {});

/// The same for a design (sample x coefficient): m is 1 / the largest leverage of a sample, the smallest
/// number of samples that any fitted value rests on. As in edgeR, a constant is part of every design.
[[nodiscard]] std::vector<bool>
filter_by_expression(matrix const & counts, matrix const & design, filter_config const & config = {});

} // namespace polarmir::normalise
