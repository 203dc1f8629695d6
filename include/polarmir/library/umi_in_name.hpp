#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace polarmir::library {

/// Where a UMI that was taken out of the read stands in its name line.
enum class name_umi : std::uint8_t
{
    none,
    rx_tag,      ///< `RX:Z:ACGT` behind the name: uBAM, `samtools fastq -T RX`
    label,       ///< the last `UMI_ACGT`, behind a colon: bcbio, umis
    colon_field, ///< the eighth field between colons: BCL Convert, DRAGEN, fastp
    underscore,  ///< behind the last underscore of the name: UMI-tools
};

/// The UMI that `name` (a FASTQ header without '@') holds at that place, as written: letters A, C, G, T, N
/// and, between the halves of a dual UMI, `+`, `-` or `_`. Empty when there is none.
[[nodiscard]] std::string_view umi_in(std::string_view name, name_umi place) noexcept;

/// The bases of a UMI as written, without what separates its halves.
[[nodiscard]] std::string umi_bases(std::string_view written);

} // namespace polarmir::library
