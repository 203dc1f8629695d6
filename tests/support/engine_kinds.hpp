#pragma once
#include <polarmir/align/engine.hpp>

#include <vector>

namespace polarmir::test {

/// The alignment engines this build has.
inline std::vector<align::engine_kind> engine_kinds()
{
    std::vector<align::engine_kind> kinds{align::engine_kind::seed_index};
    if (is_available(align::engine_kind::fm_index))
        kinds.push_back(align::engine_kind::fm_index);
    return kinds;
}

} // namespace polarmir::test
