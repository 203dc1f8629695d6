#pragma once
#include "library/evidence.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace polarmir::library {

/// What the bases before the inserts are.
enum class flank_kind
{
    unclear, ///< there are none, or too few reads to tell
    random,  ///< different in nearly every read: random bases or a UMI
    codes,   ///< a few sequences: in-line bar codes, or one constant stretch
};

struct flank
{
    flank_kind kind{flank_kind::unclear};
    std::vector<std::string> codes; ///< most frequent first; together in 80 % of the reads
};

/// Looks at the first `length` bases of the reads whose known miRNA begins right behind them.
[[nodiscard]] flank inspect_flank(evidence const & found, std::uint32_t length);

} // namespace polarmir::library
