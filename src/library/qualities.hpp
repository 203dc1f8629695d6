#pragma once
#include <polarmir/library/layout.hpp>
#include <polarmir/reads/fastq.hpp>

#include <cstddef>
#include <span>

namespace polarmir::library {

/// The smallest and the largest quality byte; 0 and 0 of no read.
struct quality_range
{
    int smallest{0};
    int largest{0};
};

/// Sets `phred_offset` and `has_qualities`. Offset 64 only when the smallest byte is at least 64, the largest
/// at least 90 and three or more values occur: recent instruments with few quality bins never go that high,
/// and a file of one value says nothing.
quality_range
inspect_qualities(std::span<reads::read_view const> reads, library::layout & layout, std::size_t threads = 1);

/// Takes the offset that is wished for; refuses one that gives qualities below all there are, warns of 33
/// where all looks like 64.
void wish_offset(int offset, quality_range const & found, inference & result);

} // namespace polarmir::library
