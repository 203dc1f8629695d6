#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace polarmir::reads {

/// Where a read was sequenced.
struct sequencing_lane
{
    std::string flow_cell;
    std::string lane; ///< as written, without the L of MGI
    friend auto operator<=>(sequencing_lane const &, sequencing_lane const &) = default;
};

/// The flow cell and lane in a read name of Illumina (INSTRUMENT:RUN:FLOWCELL:LANE:TILE:X:Y, also behind an
/// accession) or MGI (FLOWCELL L<n>C<nnn>R<nnn>..., without the blanks); nothing when there are none.
[[nodiscard]] std::optional<sequencing_lane> lane_of(std::string_view read_name);

} // namespace polarmir::reads
