#pragma once
#include <polarmir/collapse/umi_collapser.hpp>
#include <polarmir/core/packed_sequence.hpp>

#include <cstddef>
#include <cstdint>

namespace polarmir::collapse {

/// Of inserts, for hash maps.
struct sequence_hash
{
    using is_avalanching = void;

    [[nodiscard]] std::size_t operator()(packed_sequence const & sequence) const noexcept
    {
        return sequence.hash();
    }
};

/// The same with their UMIs.
struct tagged_hash
{
    using is_avalanching = void; // both parts are mixed

    [[nodiscard]] std::size_t operator()(tagged_insert const & insert) const noexcept
    {
        constexpr std::uint64_t odd{0x9E3779B97F4A7C15}; // Fibonacci hashing
        std::uint64_t const umi = (insert.umi + 1) * odd;
        return insert.sequence.hash() ^ (umi ^ (umi >> 32));
    }
};

} // namespace polarmir::collapse
