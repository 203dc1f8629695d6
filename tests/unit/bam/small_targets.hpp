#pragma once
#include "unit/count/small_reference.hpp"

#include <polarmir/bam/kept_alignments.hpp>
#include <polarmir/reference/spike_in.hpp>
#include <polarmir/reference/tracer.hpp>

#include <string>
#include <vector>

namespace polarmir::test {

// Reads as the mature b for 20 bases from base 8 on, then goes on in its own way.
inline std::string const like_b = "GGACCTTC" + b.substr(0, 20) + "GGTTACCGTAGCCA";
inline std::string const spike{"TCACCGGGTGTAAATCAGCTTG"};
inline std::string const foreign{"TATGTAACACGGTCCACTAACC"};

/// small_reference with two other RNAs, of which the second holds the first's sequence, a spike-in and a
/// tracer.
struct small_targets
{
    reference::mirna_reference hairpins = small_reference();
    std::vector<reference::competitor> others{{"U, (x)", "", reference::rna_class::snrna, like_b, {}},
                                              {"T", "", reference::rna_class::trna, "AC" + like_b, {}}};
    std::vector<reference::spike_in> spike_ins{{"spike", spike}};
    std::vector<reference::tracer> tracers{{"bta-miR-x", "MIMAT9", "bta", foreign}};
    count::annotator annotate{hairpins, {spike_ins, others, tracers}, {1}};
    bam::targets all{hairpins, others};
};

} // namespace polarmir::test
