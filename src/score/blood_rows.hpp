#pragma once
#include "score/sample_profile.hpp"

#include <polarmir/score/blood_traces.hpp>
#include <polarmir/score/mirna_rows.hpp>

#include <cstddef>
#include <optional>
#include <set>
#include <vector>

namespace polarmir::score {

/// Where the miRNAs of blood cells stand in a count table.
class blood_rows
{
  public:
    /// `members`: rows of the scored sets.
    blood_rows(mirna_rows const & rows, std::set<std::size_t> const & members);

    /// Nothing where the sample has no read.
    [[nodiscard]] std::optional<blood_traces> traces(sample_profile const & sample) const;

  private:
    std::vector<std::size_t> haemolysis_;
    std::vector<std::size_t> red_cell_;
    std::vector<std::size_t> platelet_;
};

} // namespace polarmir::score
