#include "score/score_keys.hpp"

#include <polarmir/core/text.hpp>

#include <algorithm>
#include <span>

namespace polarmir::score {
namespace {

std::string members_hash(scorer const & with, std::size_t set, std::size_t variant)
{
    std::string text;
    for (coefficient const & one : with.coefficients(set, variant))
        text.append(with.rows().name(one.row)).append(1, '\t').append(format_exact(one.a)).append(1, '\n');
    return xxh3_hex(text);
}

} // namespace

std::vector<score_key> set_keys(scorer const & with)
{
    std::vector<score_key> keys;
    for (std::size_t set = 0; set < with.sets().size(); ++set)
        for (std::size_t v = 0; v < with.variants().size(); ++v)
            keys.push_back({with.sets()[set].name, false, with.variants()[v], members_hash(with, set, v)});
    return keys;
}

std::vector<score_key> index_keys(scorer const & with)
{
    std::vector<score_key> keys;
    for (opposing_sets const & pair : with.pairs())
        for (std::size_t v = 0; v < with.variants().size(); ++v)
            keys.push_back({pair.name,
                            true,
                            with.variants()[v],
                            xxh3_hex(members_hash(with, pair.m1, v) + members_hash(with, pair.m2, v))});
    return keys;
}

std::optional<double> rank_of(set_score const & one)
{
    return one.companion ? std::optional{one.companion->total} : std::nullopt;
}

std::optional<double> rank_of(index_score const & one, sample_scores const & sample, scorer const & with)
{
    auto const side = [&](std::size_t set) {
        return rank_of(*std::ranges::find_if(sample.sets, [&](set_score const & candidate) {
            return candidate.set == set && candidate.variant == one.variant;
        }));
    };
    opposing_sets const & pair = with.pairs()[one.pair];
    std::optional<double> const m1 = side(pair.m1);
    std::optional<double> const m2 = side(pair.m2);
    return m1 && m2 ? std::optional{*m1 - *m2} : std::nullopt;
}

} // namespace polarmir::score
