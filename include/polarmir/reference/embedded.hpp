#pragma once
#include <polarmir/reference/kit.hpp>
#include <polarmir/reference/mirna_reference.hpp>
#include <polarmir/reference/spike_in.hpp>

#include <string>
#include <vector>

namespace polarmir::reference {

/// The human panel compiled into the program (reference/human_panel.tsv).
[[nodiscard]] mirna_reference const & human_panel();

/// The spike-ins of reference/spike_ins.tsv, by name.
[[nodiscard]] std::vector<spike_in> const & spike_ins();

/// The library kits of reference/kits.tsv, in file order.
[[nodiscard]] std::vector<kit> const & kits();

/// Matures conserved across metazoa (reference/conserved_matures.tsv): anchors for library inference in any
/// species.
[[nodiscard]] std::vector<std::string> const & conserved_matures();

} // namespace polarmir::reference
