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
        sample_.reads.resize(reference.rows().size(), 0);
        sample_.unresolved.resize(reference.rows().size(), false);
    }

    /// `read_class`: what we call it when our rules place it on no mature, or another RNA explains it.
    made_sample & add(std::string const & sequence, double reads, std::string const & read_class = "mirna")
    {
        concordance::insert one{sequence, reads, reads, read_class, false, {}, find_(sequence)};
        if (read_class == "mirna")
            for (concordance::counted_at const & at :
                 concordance::judge(sequence, one.placements, {}, reference_).places)
                if (one.rows.empty() || one.rows.back() != at.row)
                    one.rows.push_back(at.row);
        if (read_class == "mirna" && one.rows.empty())
            one.read_class = "unmapped";
        for (std::uint32_t const row : one.rows)
            sample_.reads[row] += reads / static_cast<double>(one.rows.size());
        sample_.inserts.push_back(std::move(one));
        return *this;
    }

    made_sample & add_dropped(std::string const & sequence, double reads)
    {
        sample_.inserts.push_back({sequence, reads, reads, "untrimmed", true, {}, find_(sequence)});
        return *this;
    }

    [[nodiscard]] concordance::sample_evidence const & evidence() const noexcept { return sample_; }

  private:
    reference::mirna_reference const & reference_;
    concordance::placement_finder find_;
    concordance::sample_evidence sample_;
};

} // namespace polarmir::test
