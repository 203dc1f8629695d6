#pragma once
#include "library/evidence.hpp"

#include <string>

namespace polarmir::library {

/// What follows the known miRNAs when nothing is assumed about the kit.
struct consensus
{
    std::string
        adapter; ///< empty: nothing common; may be shorter than an adapter must be when the reads are short
    bool is_repetitive{false}; ///< a poly-A tail or dark cycles, not an adapter
};

/// The sequence common to the reads behind different miRNAs, from its first base on: the 8-mer found behind
/// most miRNAs, extended to both sides while four of five representative reads agree.
[[nodiscard]] consensus find_consensus(evidence const & found);

} // namespace polarmir::library
