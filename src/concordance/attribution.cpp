#include "attribution.hpp"

#include "fit.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <string>
#include <utility>

namespace polarmir::concordance {
namespace {

/// Smallest part that is told, reads.
constexpr double smallest_part{0.1};

/// ratio_of_counts where that says something.
std::optional<double> depth_of(std::span<double const> theirs, std::vector<double> const & simulated)
{
    constexpr double least_change{0.005};
    constexpr double worth{0.9};
    std::optional<double> const factor = ratio_of_counts(theirs, simulated);
    if (!factor || *factor == 0 || std::abs(*factor - 1) < least_change)
        return std::nullopt;
    double before{0};
    double after{0};
    for (std::size_t i = 0; i < simulated.size(); ++i)
    {
        before += std::abs(theirs[i] - simulated[i]);
        after += std::abs(theirs[i] - *factor * simulated[i]);
    }
    return after <= worth * before ? factor : std::nullopt;
}

class walk
{
  public:
    walk(sample_evidence const & sample,
         std::span<double const> theirs,
         std::span<std::uint32_t const> group_of_row,
         reference::mirna_reference const & reference) :
        sample_{sample},
        theirs_{theirs}, group_of_row_{group_of_row}, reference_{reference}, now_{sample.ours}, counts_{
                                                                                                    count()}
    {
        result_.parts.resize(theirs.size());
        result_.explained.resize(theirs.size(), 0);
    }

    void take(rules const & to, clause part)
    {
        if (agree(now_, to, part))
            return;
        adopt(now_, to, part);
        std::vector<double> after = count();
        std::vector<std::string> details(theirs_.size());
        if (part == clause::competition)
            details = details_of(obstacle::other_rna);
        else if (part == clause::trimming)
            details = details_of(obstacle::dropped);
        for (std::size_t i = 0; i < after.size(); ++i)
            add(i, name_of(part), after[i] - counts_[i], std::move(details[i]));
        counts_ = std::move(after);
    }

    [[nodiscard]] attribution finish() &&
    {
        result_.depth = depth_of(theirs_, counts_);
        if (result_.depth)
            for (std::size_t i = 0; i < counts_.size(); ++i)
                add(i, causes::depth, (*result_.depth - 1) * counts_[i], {});
        for (std::vector<part> & parts : result_.parts)
            std::ranges::stable_sort(
                parts, std::greater{}, [](part const & one) { return std::abs(one.reads); });
        return std::move(result_);
    }

  private:
    [[nodiscard]] std::vector<double> count() const
    {
        return in_groups(simulated_counts(sample_, now_, reference_), group_of_row_, theirs_.size());
    }

    void add(std::size_t group, std::string_view cause, double reads, std::string detail)
    {
        if (std::abs(reads) < smallest_part)
            return;
        result_.parts[group].push_back({cause, reads, std::move(detail)});
        result_.explained[group] += reads;
    }

    /// Per group what kept most of the reads away that are counted now.
    [[nodiscard]] std::vector<std::string> details_of(obstacle removed) const
    {
        std::vector<std::map<std::string, double>> reads(theirs_.size());
        for (insert const & one : sample_.inserts)
            if (one.obstacle == removed)
                for (counted_at const & at : judge(one.sequence, one.placements, now_, reference_).places)
                    if (group_of_row_[at.row] < reads.size())
                        reads[group_of_row_[at.row]][one.detail] += one.reads;
        std::vector<std::string> names(reads.size());
        for (std::size_t i = 0; i < reads.size(); ++i)
            if (!reads[i].empty())
                names[i] = std::ranges::max_element(reads[i], {}, [](auto const & one) {
                               return one.second;
                           })->first;
        return names;
    }

    sample_evidence const & sample_;
    std::span<double const> theirs_;
    std::span<std::uint32_t const> group_of_row_;
    reference::mirna_reference const & reference_;
    rules now_;
    std::vector<double> counts_;
    attribution result_;
};

} // namespace

attribution attribute(sample_evidence const & sample,
                      rules const & their_rules,
                      std::span<double const> theirs,
                      std::span<std::uint32_t const> group_of_row,
                      reference::mirna_reference const & reference)
{
    walk way{sample, theirs, group_of_row, reference};
    for (std::size_t part = 0; part < clause_count; ++part)
        way.take(their_rules, static_cast<clause>(part));
    return std::move(way).finish();
}

} // namespace polarmir::concordance
