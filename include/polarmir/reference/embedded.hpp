#pragma once
#include <polarmir/reference/competitor.hpp>
#include <polarmir/reference/kit.hpp>
#include <polarmir/reference/mirna_reference.hpp>
#include <polarmir/reference/spike_in.hpp>
#include <polarmir/reference/tracer.hpp>

#include <string>
#include <vector>

namespace polarmir::reference {

/// The human panel compiled into the program (reference/human_panel.tsv).
[[nodiscard]] mirna_reference const & human_panel();

/// The spike-ins of reference/spike_ins.tsv, by name.
[[nodiscard]] std::vector<spike_in> const & spike_ins();

/// The RNAs of reference/competitors.tsv that compete with human miRNAs, by class, then name.
[[nodiscard]] std::vector<competitor> const & competitors();

/// The cow and mouse matures of reference/tracers.tsv, by accession.
[[nodiscard]] std::vector<tracer> const & tracers();

/// The library kits of reference/kits.tsv, in file order.
[[nodiscard]] std::vector<kit> const & kits();

/// Matures conserved across metazoa (reference/conserved_matures.tsv): anchors for library inference in any
/// species.
[[nodiscard]] std::vector<std::string> const & conserved_matures();

} // namespace polarmir::reference
