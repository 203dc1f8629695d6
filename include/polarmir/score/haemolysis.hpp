#pragma once
#include <optional>

namespace polarmir::score {

/// Cut-offs of Shah 2016 (doi 10.1371/journal.pone.0153200) for haemolysis::ratio, from qPCR: the bias of a
/// library shifts them.
inline constexpr double possible_haemolysis{5};
inline constexpr double likely_haemolysis{7};

enum class haemolysis_call
{
    none,
    possible, ///< from possible_haemolysis on
    likely,   ///< from likely_haemolysis on
};

/// log2 ratio of red-cell miR-451a to miR-23a-3p, which red cells hardly hold (Blondal 2013, doi
/// 10.1016/j.ymeth.2012.09.015).
struct haemolysis
{
    double ratio{0}; ///< R = log2((miR-451a + 0.5) / (miR-23a-3p + 0.5)), in reads
    double se{0};    ///< sqrt(1/(miR-451a + 0.5) + 1/(miR-23a-3p + 0.5)) / ln 2: read sampling only
    haemolysis_call call{haemolysis_call::none};
};

inline constexpr char const * red_cell_marker{"MIMAT0001631"};   ///< hsa-miR-451a
inline constexpr char const * red_cell_baseline{"MIMAT0000078"}; ///< hsa-miR-23a-3p

[[nodiscard]] haemolysis measure_haemolysis(double mir_451a_reads, double mir_23a_3p_reads);

/// `none`, `haemolysis_possible`, `haemolysis_likely`.
[[nodiscard]] char const * name_of(haemolysis_call call) noexcept;

} // namespace polarmir::score
