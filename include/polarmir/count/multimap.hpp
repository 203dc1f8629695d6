#pragma once
#include <cstdint>

namespace polarmir::count {

/// How reads that fit several different matures equally well (ties) are shared.
enum class multimap : std::uint8_t
{
    em,     ///< in proportion to the abundance of the matures, estimated by expectation maximisation
    split,  ///< equally
    unique, ///< not at all: they are counted as miRNA reads of the sample but for no mature and no hairpin
};

/// What becomes of reads that a mature and another RNA explain equally well (read_class::shared).
enum class shared_reads : std::uint8_t
{
    exclude, ///< no miRNA reads
    count,   ///< counted as miRNA reads
};

struct config
{
    count::multimap multimap{multimap::em};
    count::shared_reads shared{shared_reads::exclude};
};

} // namespace polarmir::count
