#pragma once
#include <polarmir/library/infer.hpp>

namespace polarmir::library {

/// Puts the UMI the user asked for into the layout, or, when nothing was asked for and the reads themselves
/// have none, the UMI of the read names. A UMI that cannot be had makes the library undetermined.
void choose_umi(std::span<reads::read_view const> reads,
                std::optional<umi_request> const & wanted,
                inference & result);

} // namespace polarmir::library
