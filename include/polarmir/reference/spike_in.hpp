#pragma once
#include <string>

namespace polarmir::reference {

/// A synthetic or foreign RNA added to the sample in known amount; counted by exact match of the whole
/// insert.
struct spike_in
{
    std::string name;
    std::string sequence; ///< DNA letters
};

} // namespace polarmir::reference
