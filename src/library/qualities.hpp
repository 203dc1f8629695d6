#pragma once
#include <polarmir/library/layout.hpp>
#include <polarmir/reads/fastq.hpp>

#include <cstddef>
#include <span>

namespace polarmir::library {

/// Sets `phred_offset` and `has_qualities`. Offset 64 only when the smallest byte is at least 64, the largest
/// at least 90 and three or more values occur: recent instruments with few quality bins never go that high,
/// and a file of one value says nothing.
void inspect_qualities(std::span<reads::read_view const> reads,
                       library::layout & layout,
                       std::size_t threads = 1);

} // namespace polarmir::library
