#pragma once
#include "evidence.hpp"

#include <polarmir/trim/trimmer.hpp>

#include <filesystem>
#include <span>
#include <vector>

namespace polarmir::concordance {

/// Reads that were dropped before they were aligned, as inserts another pipeline may have made of them: those
/// of low quality as they are, those without adapter cut where its first six bases begin (its rest may be
/// damaged by insertions, which our own search does not allow). Sorted by sequence. Reads whose insert cannot
/// be told, holds N or is shorter or longer than those that are kept are none of them.
[[nodiscard]] std::vector<insert> dropped_reads(std::span<std::filesystem::path const> files,
                                                trim::config const & trimming);

} // namespace polarmir::concordance
