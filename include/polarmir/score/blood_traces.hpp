#pragma once
#include <array>
#include <cstddef>
#include <optional>

namespace polarmir::score {

/// Red cells and platelets among the miRNA of a sample. For information: there are no cut-offs.
struct blood_traces
{
    /// HM: mean of log2(CPM + 10) over the 20 miRNAs of Smith et al. 2022 (haemolysis_mirnas) minus that of
    /// the panel, log2; without members of the scored sets, whose own change would look like haemolysis.
    /// Higher = more red cells. Compares samples of one protocol, or serves as covariate; leave it out where
    /// the list itself differs between the groups. Absent where no miRNA of the list has a row.
    std::optional<double> haemolysis_level;
    std::size_t haemolysis_mirnas{0}; ///< miRNAs of the list that were taken
    double red_cell_share{0};         ///< 0-1, of all miRNA reads: red_cell_carriers
    double platelet_share{0};         ///< 0-1, of all miRNA reads: platelet_carriers
};

/// Four abundant miRNAs of red cells: hsa-miR-16-5p, 451a, 486-5p, 92a-3p (Pritchard 2012, doi
/// 10.1158/1940-6207.CAPR-11-0370; Kirschner 2013, doi 10.3389/fgene.2013.00094).
inline constexpr std::array red_cell_carriers{"MIMAT0000069", "MIMAT0001631", "MIMAT0002177", "MIMAT0000092"};

/// Four abundant miRNAs of platelets: hsa-miR-223-3p, 126-3p, 199a-3p, 191-5p (Krammer 2022, doi
/// 10.3390/cells11081254).
inline constexpr std::array platelet_carriers{"MIMAT0000280", "MIMAT0000445", "MIMAT0000232", "MIMAT0000440"};

} // namespace polarmir::score
