#pragma once
#include "concordance/evidence.hpp"

#include <polarmir/reference/mirna_reference.hpp>

#include <string>
#include <vector>

namespace polarmir::test {

/// A sample whose inserts are given, counted by our own rules: every row for itself, ties shared equally.
class made_sample
{
  public:
    explicit made_sample(reference::mirna_reference const & reference) :
        reference_{reference}, find_{reference}
    {
        sample_.ours.ties = concordance::tie::equal;
        sample_.reads.counts.resize(reference.rows().size(), 0);
        sample_.reads.unresolved.resize(reference.rows().size(), false);
    }

    made_sample & add(std::string const & sequence, double reads)
    {
        concordance::insert one = placed(sequence, reads);
        for (concordance::counted_at const & at :
             concordance::judge(sequence, one.placements, {}, reference_).places)
            if (one.rows.empty() || one.rows.back() != at.row)
                one.rows.push_back(at.row);
        for (std::uint32_t const row : one.rows)
            sample_.reads.counts[row] += reads / static_cast<double>(one.rows.size());
        one.shares.assign(one.rows.size(), 1.0 / static_cast<double>(one.rows.size()));
        sample_.inserts.push_back(std::move(one));
        return *this;
    }

    /// Reads that our rules do not come to see.
    made_sample & add(std::string const & sequence,
                      double reads,
                      concordance::obstacle obstacle,
                      std::string const & detail)
    {
        concordance::insert one = placed(sequence, reads);
        one.obstacle = obstacle;
        one.detail = detail;
        sample_.inserts.push_back(std::move(one));
        return *this;
    }

    [[nodiscard]] concordance::sample_evidence const & evidence() const noexcept { return sample_; }

  private:
    [[nodiscard]] concordance::insert placed(std::string const & sequence, double reads) const
    {
        concordance::insert one{sequence, reads};
        one.placements = find_(sequence);
        return one;
    }

    reference::mirna_reference const & reference_;
    concordance::placement_finder find_;
    concordance::sample_evidence sample_;
};

} // namespace polarmir::test
