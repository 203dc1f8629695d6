#pragma once
#include "library/evidence.hpp"

#include <polarmir/library/layout.hpp>
#include <polarmir/reads/fastq.hpp>
#include <polarmir/reference/kit.hpp>

#include <span>

namespace polarmir::library {

/// The layout as the reads alone show it; qualities are not looked at.
[[nodiscard]] inference
decide(evidence const & found, std::span<reads::read_view const> reads, std::size_t threads = 1);

/// What a kit puts around the insert.
[[nodiscard]] library::layout layout_of(reference::kit const & kit);

} // namespace polarmir::library
