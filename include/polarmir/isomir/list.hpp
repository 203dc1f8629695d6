#pragma once
#include <polarmir/collapse/collapser.hpp>
#include <polarmir/count/assignment_list.hpp>
#include <polarmir/count/count_table.hpp>
#include <polarmir/isomir/isomir.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace polarmir::isomir {

/// Reads of one insert that are counted for one row.
struct isomir_count
{
    std::uint32_t row{0};
    std::uint32_t hairpin{0}; ///< the parent: of those on which the row claims the insert the one with the
                              ///< smallest accession
    std::uint32_t hits{1};    ///< rows that claim the insert
    std::uint64_t count{0};   ///< > 0
    std::string read;
    isomir form;
};

/// The isomiRs of a sample, by (row, read). An insert that several rows claim has a line for each to which
/// reads fall: its reads are shared as `counts` shares those of the tie (sample_counts::shares), rounded so
/// that the counts of an insert add up to its reads, and what rounding takes from a row with one insert it
/// gets with another: its sum is the row's count to within a read. Reads that are not counted for any row
/// have none (multimap::unique, shared_reads::exclude). `threads` changes nothing in it.
[[nodiscard]] std::vector<isomir_count> list_isomirs(std::span<collapse::unique_read const> reads,
                                                     count::assignment_list const & assignments,
                                                     count::sample_counts const & counts,
                                                     reference::mirna_reference const & reference,
                                                     count::config const & settings,
                                                     std::size_t threads = 1);

} // namespace polarmir::isomir
