#pragma once
#include <cstddef>
#include <cstdint>
#include <string>

namespace polarmir::reference {

/// A mature miRNA of another species that no human RNA resembles: it shows foreign RNA in a human sample.
struct tracer
{
    std::string name;      ///< bta-miR-2419-5p
    std::string accession; ///< MIMAT0011985
    std::string species;   ///< bta (serum of culture media) or mmu (xenograft)
    std::string sequence;  ///< DNA letters
};

/// Whether so many reads of so many different tracers of one species show that species: a few reads of a
/// single tracer may be misread ones.
[[nodiscard]] constexpr bool shows_species(std::uint64_t reads, std::size_t tracers) noexcept
{
    constexpr std::uint64_t min_reads{5};
    constexpr std::size_t min_tracers{2};
    return reads >= min_reads && tracers >= min_tracers;
}

} // namespace polarmir::reference
