#include "collapse/merge_inserts.hpp"

#include "collapse/hashes.hpp"

#include <optional>

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

namespace polarmir::collapse {
namespace {

constexpr std::uint64_t times_more{10};
constexpr std::uint8_t bases{4};

/// Finds where misread inserts come from.
class sources
{
  public:
    explicit sources(std::vector<tagged_count> const & pairs) : pairs_{pairs}
    {
        for (std::size_t i = 0; i < pairs.size(); ++i)
            if (pairs[i].count >= times_more) // fewer explain nothing
            {
                places_.emplace(pairs[i].insert, i);
                umis_.insert(pairs[i].insert.umi);
            }
    }

    /// Which pair has most reads of those that explain pair `i`.
    [[nodiscard]] std::optional<std::size_t> of(std::size_t i) const
    {
        tagged_insert const & insert = pairs_[i].insert;
        std::optional<std::size_t> best;
        if (!umis_.contains(insert.umi))
            return best;
        for (std::size_t position = 0; position < insert.sequence.size(); ++position)
            for (std::uint8_t code = 0; code < bases; ++code)
            {
                auto const found = places_.find({insert.sequence.with(position, code), insert.umi});
                if (found != places_.end() && explains(found->second, i) && precedes(found->second, best))
                    best = found->second;
            }
        return best;
    }

  private:
    [[nodiscard]] bool explains(std::size_t a, std::size_t b) const
    {
        return pairs_[a].count >= times_more * pairs_[b].count;
    }

    [[nodiscard]] bool precedes(std::size_t a, std::optional<std::size_t> best) const
    {
        if (!best || pairs_[a].count != pairs_[*best].count)
            return !best || pairs_[a].count > pairs_[*best].count;
        return pairs_[a].insert.sequence < pairs_[*best].insert.sequence;
    }

    std::vector<tagged_count> const & pairs_;
    boost::unordered_flat_map<tagged_insert, std::size_t, tagged_hash> places_;
    boost::unordered_flat_set<std::uint64_t> umis_;
};

} // namespace

std::uint64_t merge_inserts(std::vector<tagged_count> & pairs, known_insert const & is_known)
{
    sources const from{pairs};
    std::vector<std::size_t> target(pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i)
    {
        std::optional<std::size_t> const source = from.of(i);
        target[i] = source && !is_known(pairs[i].insert.sequence) ? *source : i;
    }
    std::uint64_t moved{0};
    std::vector<std::uint64_t> reads(pairs.size(), 0);
    for (std::size_t i = 0; i < pairs.size(); ++i)
    {
        std::size_t root = i;
        while (target[root] != root) // ends: each has ten times the reads of the one before
            root = target[root];
        reads[root] += pairs[i].count;
        moved += root == i ? 0 : pairs[i].count;
    }
    std::size_t kept{0};
    for (std::size_t i = 0; i < pairs.size(); ++i)
        if (reads[i] != 0)
            pairs[kept++] = {pairs[i].insert, reads[i]};
    pairs.resize(kept);
    return moved;
}

} // namespace polarmir::collapse
