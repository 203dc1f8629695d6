#pragma once
#include <polarmir/score/scorer.hpp>

#include <optional>
#include <string>
#include <vector>

namespace polarmir::score {

/// What makes a score the same score in another table.
struct score_key
{
    std::string name;
    bool is_index{false};
    score::variant variant{score::variant::all};
    std::string members_hash;

    friend bool operator==(score_key const &, score_key const &) = default;
};

/// Of sample_scores::sets, in their order.
[[nodiscard]] std::vector<score_key> set_keys(scorer const & with);
/// Of sample_scores::indices, in their order.
[[nodiscard]] std::vector<score_key> index_keys(scorer const & with);

/// The rank score of a set; nothing where no member is on the panel.
[[nodiscard]] std::optional<double> rank_of(set_score const & one);
/// The rank score of M1 minus that of M2.
[[nodiscard]] std::optional<double>
rank_of(index_score const & one, sample_scores const & sample, scorer const & with);

} // namespace polarmir::score
