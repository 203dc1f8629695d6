#pragma once
#include "library/evidence.hpp"

#include <polarmir/library/infer.hpp>
#include <polarmir/library/layout.hpp>
#include <polarmir/reads/fastq.hpp>

#include <span>

namespace polarmir::library {

/// The layout the user asked for, completed and checked by what the reads show: the request wins, a
/// contradiction is a warning that names both. Without an adapter or kit in the request `inferred` is
/// returned as it is.
[[nodiscard]] inference reconcile(inference inferred,
                                  evidence const & found,
                                  std::span<reads::read_view const> reads,
                                  request const & wanted);

} // namespace polarmir::library
