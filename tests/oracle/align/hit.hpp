#pragma once
#include <algorithm>
#include <compare>
#include <cstddef>
#include <string>
#include <tuple>
#include <vector>

namespace polarmir::oracle {

/// An alignment as the oracles report it.
struct hit
{
    std::size_t hairpin;
    std::size_t position;
    std::size_t tail;
    std::size_t mismatches;
    friend auto operator<=>(hit const &, hit const &) = default;
};

/// (mismatches, 0 no tail | 1 only A and T | 2 other, tail length): smaller is better.
using rank = std::tuple<std::size_t, int, std::size_t>;

inline rank rank_of(std::string const & insert, hit const & h)
{
    int kind = h.tail == 0 ? 0 : 1;
    for (std::size_t i = insert.size() - h.tail; i < insert.size(); ++i)
        if (insert[i] != 'A' && insert[i] != 'T')
            kind = 2;
    return {h.mismatches, kind, h.tail};
}

/// Of the hits with at most `max_mismatches` those of the best rank, sorted.
inline std::vector<hit>
best_of(std::string const & insert, std::vector<hit> const & hits, std::size_t max_mismatches)
{
    std::vector<hit> best;
    for (hit const & h : hits)
    {
        if (h.mismatches > max_mismatches)
            continue;
        if (!best.empty() && rank_of(insert, h) < rank_of(insert, best.front()))
            best.clear();
        if (best.empty() || rank_of(insert, h) == rank_of(insert, best.front()))
            best.push_back(h);
    }
    std::sort(best.begin(), best.end());
    return best;
}

} // namespace polarmir::oracle
