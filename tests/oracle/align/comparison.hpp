#pragma once
#include "oracle/align/hit.hpp"
#include "support/engine_kinds.hpp"

#include <polarmir/align/engine.hpp>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::oracle {

struct named_engine
{
    std::string name;
    std::unique_ptr<align::engine const> align;
};

/// Of every kind this build has.
inline std::vector<named_engine> make_engines(std::span<std::string_view const> hairpins)
{
    std::vector<named_engine> engines;
    for (align::engine_kind const kind : test::engine_kinds())
        engines.push_back({kind == align::engine_kind::seed_index ? "seed index" : "FM index",
                           make_engine(kind, hairpins, {})});
    return engines;
}

inline std::vector<hit> hits_of(std::vector<align::alignment> const & found)
{
    std::vector<hit> hits;
    for (align::alignment const & a : found)
        hits.push_back({a.hairpin, a.position, a.tail, a.mismatches});
    return hits;
}

/// An engine's answer in the oracles' form. A stratum that does not describe every alignment shows as a hit
/// that no oracle reports.
inline std::vector<hit> hits_of(align::result const & found, std::string const & insert)
{
    std::vector<hit> hits;
    for (align::alignment const & a : found.alignments)
    {
        hit const h{a.hairpin, a.position, a.tail, a.mismatches};
        rank const expected{
            found.stratum.mismatches, static_cast<int>(found.stratum.kind), found.stratum.tail};
        hits.push_back(rank_of(insert, h) == expected ? h : hit{a.hairpin, a.position, 99, 99});
    }
    return hits;
}

/// What happened in a comparison, so that a test can see that it compared something.
struct tally
{
    std::size_t compared{0};
    std::size_t aligned{0};
    std::size_t several{0}; ///< more than one alignment
    std::size_t tailed{0};
    std::size_t mismatched{0};
    std::vector<std::string> differing; ///< inserts on which the two disagree

    void add(std::string const & insert, std::vector<hit> const & found, std::vector<hit> const & expected)
    {
        ++compared;
        aligned += expected.empty() ? 0U : 1U;
        several += expected.size() > 1 ? 1U : 0U;
        tailed += !expected.empty() && expected.front().tail > 0 ? 1U : 0U;
        mismatched += !expected.empty() && expected.front().mismatches > 0 ? 1U : 0U;
        if (found != expected)
            differing.push_back(insert);
    }
};

} // namespace polarmir::oracle
