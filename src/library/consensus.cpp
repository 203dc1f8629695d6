#include "library/consensus.hpp"

#include "library/candidate.hpp"

#include <polarmir/core/nucleotide.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace polarmir::library {
namespace {

constexpr std::uint32_t word_length{8};
constexpr std::uint32_t words{1U << (2 * word_length)};
constexpr std::size_t longest_adapter{40};

struct word_use
{
    std::uint64_t distances{0}; ///< sum over reads
    std::uint32_t reads{0};
    std::uint32_t last_read{0}; ///< number of the read that has it, from 1
};

/// Calls `use(word, position)` for each 8-mer that begins where an adapter may.
template <typename use_t>
void for_each_word(anchor const & where, use_t && use)
{
    std::size_t const first = where.hit.end - anchor_index::end_tolerance;
    std::size_t const last = where.hit.end + longest_gap + anchor_index::end_tolerance + word_length;
    std::uint32_t word{0};
    std::uint32_t valid{0};
    for (std::size_t i = first; i < std::min(last, where.read.size()); ++i)
    {
        std::uint8_t const code = base_code(where.read[i]);
        valid = code == unknown_base ? 0 : valid + 1;
        word = ((word << 2) | (code & 3U)) & (words - 1);
        if (valid >= word_length)
            use(word, static_cast<std::uint32_t>(i + 1 - word_length));
    }
}

std::optional<std::uint32_t> first_position(anchor const & where, std::uint32_t wanted)
{
    std::optional<std::uint32_t> result;
    for_each_word(where, [&](std::uint32_t word, std::uint32_t position) {
        if (word == wanted && !result)
            result = position;
    });
    return result;
}

/// The word found in most representative reads; of equals the one nearest to the miRNA, then the
/// alphabetically first.
std::optional<std::uint32_t> most_frequent_word(evidence const & found)
{
    std::vector<word_use> uses(words); // by word
    std::uint32_t read{0};
    for (anchor const & where : found.anchors)
    {
        if (!where.representative)
            continue;
        ++read;
        for_each_word(where, [&](std::uint32_t word, std::uint32_t position) {
            word_use & use = uses[word];
            if (std::exchange(use.last_read, read) == read)
                return;
            ++use.reads;
            use.distances += position + anchor_index::end_tolerance - where.hit.end;
        });
    }
    auto const best = std::ranges::min_element(uses, [](word_use const & a, word_use const & b) {
        return a.reads != b.reads ? a.reads > b.reads : a.distances < b.distances;
    });
    if (best->reads == 0)
        return std::nullopt;
    return static_cast<std::uint32_t>(best - uses.begin());
}

/// First base of the adapter relative to the word: to the left while reads agree, but not into the mature.
std::int64_t find_begin(evidence const & found, std::vector<adapter_site> const & sites)
{
    std::int64_t const into_mature = found.largest_share > dominating_share ? 0 : -2;
    std::int64_t const distance = modal_distance(sites);
    std::int64_t begin{0};
    while (distance + begin > into_mature && column{sites, begin - 1}.is_surely_constant())
        --begin;
    return distance < 0 && begin == 0 && into_mature == 0 ? -distance : begin;
}

std::string read_columns(std::vector<adapter_site> const & sites, std::int64_t begin)
{
    std::vector<column> const columns = columns_from(sites, begin, longest_adapter);
    std::uint64_t const enough = columns.front().reads() / 2 + 1;
    std::string bases;
    for (column const & here : columns)
    {
        if (!here.is_constant() || here.reads() < enough)
            break;
        bases += here.consensus();
    }
    return bases;
}

} // namespace

consensus find_consensus(evidence const & found)
{
    consensus result;
    auto const word = most_frequent_word(found);
    if (!word)
        return result;
    std::vector<adapter_site> sites;
    for (anchor const & where : found.anchors)
        if (auto const position = where.representative ? first_position(where, *word) : std::nullopt)
            sites.push_back({&where, *position});
    result.adapter = read_columns(sites, find_begin(found, sites));
    result.is_repetitive = is_repetitive(std::string_view{result.adapter}.substr(0, head_length));
    return result;
}

} // namespace polarmir::library
