#pragma once
#include "oracle/align/hit.hpp"

#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

namespace polarmir::oracle {

/// True when base i of the insert, laid on the hairpin at `position`, does not match: different letters, a
/// letter that is no base, or no hairpin left.
inline bool
disagrees(std::string const & insert, std::string const & hairpin, std::size_t position, std::size_t i)
{
    if (position + i >= hairpin.size())
        return true;
    char const base = insert[i];
    return base != hairpin[position + i] || (base != 'A' && base != 'C' && base != 'G' && base != 'T');
}

/// Whether the insert without its last `tail` bases fits; `mismatches` is set when it does. Word for word:
/// the templated part has at least 15 bases and lies inside the hairpin, a tail opens with a base that
/// disagrees, the last 3 templated bases agree.
inline bool fits(std::string const & insert,
                 std::string const & hairpin,
                 std::size_t position,
                 std::size_t tail,
                 std::size_t & mismatches)
{
    if (insert.size() < 15 + tail)
        return false;
    std::size_t const templated = insert.size() - tail;
    if (position + templated > hairpin.size())
        return false;
    if (tail > 0 && !disagrees(insert, hairpin, position, templated))
        return false;
    for (std::size_t i = templated - 3; i < templated; ++i)
        if (disagrees(insert, hairpin, position, i))
            return false;
    mismatches = 0;
    for (std::size_t i = 0; i < templated; ++i)
        mismatches += disagrees(insert, hairpin, position, i) ? 1U : 0U;
    return true;
}

/// The first 15 bases are templated whatever the tail: with more than 2 disagreements there is nothing to
/// look for.
inline bool is_hopeless(std::string const & insert, std::string const & hairpin, std::size_t position)
{
    int disagreements = 0;
    for (std::size_t i = 0; i < 15; ++i)
        if (disagrees(insert, hairpin, position, i) && ++disagreements > 2)
            return true;
    return false;
}

/// Every alignment with at most two mismatches, of any stratum: each hairpin, each position, each tail.
inline std::vector<hit> all_alignments(std::string const & insert, std::vector<std::string> const & hairpins)
{
    std::vector<hit> hits;
    if (insert.size() < 15)
        return hits;
    for (std::size_t h = 0; h < hairpins.size(); ++h)
        for (std::size_t position = 0; position + 15 <= hairpins[h].size(); ++position)
        {
            if (is_hopeless(insert, hairpins[h], position))
                continue;
            int tails = 0;
            for (std::size_t tail = 0; tail <= 3; ++tail)
            {
                std::size_t mismatches = 0;
                if (!fits(insert, hairpins[h], position, tail, mismatches))
                    continue;
                if (++tails > 1)
                    throw std::logic_error{"two tails fit one position: " + insert};
                if (mismatches <= 2)
                    hits.push_back({h, position, tail, mismatches});
            }
        }
    return hits;
}

} // namespace polarmir::oracle
