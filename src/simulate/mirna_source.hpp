#pragma once
#include "fragment.hpp"
#include "random.hpp"

#include <polarmir/reference/mirna_reference.hpp>
#include <polarmir/simulate/config.hpp>

#include <cstdint>
#include <vector>

namespace polarmir::simulate {

/// Draws miRNAs and isomiRs from the hairpins. `reference` must outlive it.
class mirna_source
{
  public:
    mirna_source(reference::mirna_reference const & reference, config const & settings);

    /// A molecule of the row, from one of its hairpins with equal chance.
    void draw(std::uint32_t row, generator & random, fragment & result) const;

  private:
    void vary_ends(reference::placement const & place, generator & random, fragment & result) const;
    static void add_tail(std::string const & hairpin, generator & random, fragment & result);
    static void substitute(generator & random, fragment & result);

    reference::mirna_reference const & reference_;
    std::vector<std::vector<std::uint32_t>> placements_; ///< per row, indices into the placements
    double isomir_rate_;
    double snv_rate_;
    std::uint32_t longest_;
};

} // namespace polarmir::simulate
