#pragma once
#include "foreign_rna.hpp"
#include "fragment.hpp"
#include "made_up_rna.hpp"
#include "random.hpp"
#include "real_rna.hpp"

#include <polarmir/reference/mirna_reference.hpp>
#include <polarmir/reference/spike_in.hpp>
#include <polarmir/simulate/config.hpp>

#include <cstdint>
#include <span>
#include <variant>
#include <vector>

namespace polarmir::simulate {

/// Draws everything in a library that is not a miRNA. `reference` must outlive it.
class other_sources
{
  public:
    /// Throws input_error when a class has a share but the reference or the read length allows no such read.
    /// `competitors` and `other_species` as in `design`.
    other_sources(reference::mirna_reference const & reference,
                  config const & settings,
                  std::span<reference::competitor const> competitors = {},
                  std::span<reference::named_rna const> other_species = {});

    /// Any class but `mirna`.
    void draw(read_class kind, generator & random, fragment & result) const;

  private:
    other_sources(reference::mirna_reference const & reference,
                  config const & settings,
                  std::span<reference::competitor const> competitors,
                  std::span<reference::named_rna const> other_species,
                  hairpin_screen const & screen);

    /// Where on a hairpin something can be taken from.
    struct site
    {
        std::uint32_t hairpin{0};
        interval where;
    };

    void find_hairpin_sites();
    void find_antisense_sites(hairpin_screen const & screen);
    void require_sites(config const & settings) const;
    void draw_hairpin_piece(generator & random, fragment & result) const;
    void draw_antisense(generator & random, fragment & result) const;
    void draw_spike_in(generator & random, fragment & result) const;

    reference::mirna_reference const & reference_;
    std::uint32_t longest_;
    std::variant<made_up_rna, real_rna> competitors_;
    foreign_rna other_species_;
    std::vector<reference::spike_in const *> spike_ins_;
    std::vector<site> hairpin_sites_; ///< begin and last possible end
    std::vector<site> antisense_sites_;
};

} // namespace polarmir::simulate
