#pragma once
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

} // namespace polarmir::reference
