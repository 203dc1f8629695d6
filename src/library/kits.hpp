#pragma once
#include "library/candidate.hpp"

#include <polarmir/library/layout.hpp>
#include <polarmir/reads/fastq.hpp>
#include <polarmir/reference/kit.hpp>

#include <optional>
#include <span>
#include <string_view>

namespace polarmir::library {

/// True when both begin with the same adapter as far as it is compared (12 nt, at most one mismatch, N
/// matches any base). Kits that begin alike cannot be told apart by their adapter.
[[nodiscard]] bool is_same_adapter(std::string_view a, std::string_view b) noexcept;

/// The kit whose adapter most anchors carry, poly-A kits left out; nothing when none does.
[[nodiscard]] std::optional<candidate>
best_kit_adapter(evidence const & found, std::span<reference::kit const> kits, std::size_t threads = 1);

/// The first kit that agrees with the layout in everything, or nullptr.
[[nodiscard]] reference::kit const * find_kit(library::layout const & layout,
                                              std::span<reference::kit const> kits) noexcept;

/// The first kit with that adapter, whatever its other parts, or nullptr.
[[nodiscard]] reference::kit const * find_adapter_kit(std::string_view adapter,
                                                      std::span<reference::kit const> kits) noexcept;

/// True when a kit has that many bases before the insert and that many, give or take two, between insert and
/// adapter: few miRNAs show no more, their 3' ends vary.
[[nodiscard]] bool is_near(reference::kit const & kit, std::uint32_t clip_5p, std::uint32_t gap_3p) noexcept;

/// Of the kits that begin like `kit` the one whose extra bases most anchors show, or, without anchors, in
/// which most reads are adapter dimers; `kit` itself when nothing tells.
[[nodiscard]] reference::kit const & best_relative(evidence const & found,
                                                   std::span<reads::read_view const> reads,
                                                   reference::kit const & kit,
                                                   std::span<reference::kit const> kits);

/// A kit whose adapter is found in the reads wherever it lies.
struct kit_share
{
    reference::kit const * kit{nullptr}; ///< nullptr: none passes the bar
    double share{0};                     ///< of the reads
};

/// The kit whose first 12 nt (at most one mismatch) are in at least 30 % and 10 of the reads and in five
/// times more than those of any other kit. A read counts for the kit that begins first in it; where two
/// overlap, for the one with fewer mismatches. Poly-A kits only count behind a tail.
[[nodiscard]] kit_share dominant_kit(std::span<reads::read_view const> reads,
                                     std::span<reference::kit const> kits);

/// Share of the reads with the adapter's first 12 nt (at most one mismatch).
[[nodiscard]] double share_of_reads(std::span<reads::read_view const> reads, std::string_view adapter);

} // namespace polarmir::library
