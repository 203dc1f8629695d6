#pragma once
#include <polarmir/core/interval.hpp>
#include <polarmir/simulate/read_class.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace polarmir::simulate {

/// A base that differs from what it comes from.
struct substitution
{
    std::uint32_t position{0}; ///< 0-based
    char from{'N'};
    char to{'N'};
};

/// A molecule between the adapters and where it comes from. Reused from read to read.
struct fragment
{
    static constexpr std::uint32_t no_row{UINT32_MAX};

    read_class kind{read_class::mirna};
    std::string insert;
    std::string_view origin;   ///< hairpin, spike-in or other RNA; empty: none
    std::uint32_t row{no_row}; ///< of the reference, when it is a miRNA
    interval where;            ///< in the origin, without the tail
    std::int32_t shift_5p{0};  ///< against the mature; + is further 3'
    std::int32_t shift_3p{0};
    std::uint32_t tail{0}; ///< bases at the 3' end that are not templated
    std::optional<substitution> snv;

    /// As new, but keeps the memory.
    void reset(read_class what)
    {
        kind = what;
        insert.clear();
        origin = {};
        row = no_row;
        where = {};
        shift_5p = shift_3p = 0;
        tail = 0;
        snv.reset();
    }
};

} // namespace polarmir::simulate
