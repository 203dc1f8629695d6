#pragma once
#include "explain/mirna_inserts.hpp"
#include "explain/panels.hpp"

#include <string>
#include <vector>

namespace polarmir::explain {

/// Where an insert that has to do with a miRNA is drawn.
struct drawn_place
{
    explain::target target;
    laying where;
    std::string fit;
    std::string remark;
};

/// The hairpins on which matures of the row lie, ascending.
[[nodiscard]] std::vector<std::uint32_t> hairpins_of(reference::mirna_reference const & reference,
                                                     std::uint32_t row);

/// Finds where inserts are drawn that have to do with one row of the reference.
class place_finder
{
  public:
    place_finder(counted_output const & output, std::uint32_t row);

    /// `insert` must be of this kind for the row.
    [[nodiscard]] drawn_place operator()(relation kind, std::string const & insert) const;

    [[nodiscard]] std::vector<std::uint32_t> const & hairpins() const noexcept { return hairpins_; }

  private:
    [[nodiscard]] drawn_place claimed(std::string const & insert, count::evidence const & found) const;
    [[nodiscard]] drawn_place beside(std::string const & insert, count::evidence const & found) const;
    [[nodiscard]] drawn_place opposite(std::string const & insert, count::evidence const & found) const;
    [[nodiscard]] std::string why_not_claimed(count::hairpin_place const & where,
                                              std::uint32_t templated) const;

    counted_output const & output_;
    reference::mirna_reference const & reference_;
    std::uint32_t row_;
    std::vector<std::uint32_t> hairpins_;
};

} // namespace polarmir::explain
