#pragma once
#include "oracle/align/hit.hpp"

#include <polarmir/align/aligner.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace polarmir::oracle {

/// The aligner's answer in the oracles' form. A stratum that does not describe every alignment shows as a hit
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
