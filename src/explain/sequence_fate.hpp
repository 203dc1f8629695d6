#pragma once
#include <polarmir/explain/counted_output.hpp>

#include <string>
#include <vector>

namespace polarmir::explain {

/// What becomes of an insert.
struct insert_fate
{
    std::string name;                   ///< as in the ledger
    std::vector<std::string> sentences; ///< why
    bool is_aligned{false};             ///< false: it is dropped before
    count::evidence evidence;           ///< if it is aligned
};

/// `bases`: A, C, G, T and N. Whether qualities would drop it cannot be told.
[[nodiscard]] insert_fate fate_of(std::string const & bases, counted_output const & output);

} // namespace polarmir::explain
