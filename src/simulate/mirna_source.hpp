#pragma once
#include "end_model.hpp"
#include "fragment.hpp"
#include "random.hpp"

#include <polarmir/reference/mirna_reference.hpp>
#include <polarmir/simulate/config.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
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
    /// In what an isomiR differs.
    struct differences
    {
        bool shift_5p{false};
        bool shift_3p{false};
        bool tail{false};
    };

    [[nodiscard]] differences draw_differences(generator & random) const;
    void vary_ends(reference::placement const & place,
                   differences const & which,
                   generator & random,
                   fragment & result) const;
    /// An end of a mature on a hairpin of `size` nt, moved.
    [[nodiscard]] std::uint32_t moved(std::uint32_t position,
                                      std::span<weighted_length const> shifts,
                                      std::size_t size,
                                      generator & random) const;
    void add_tail(std::string const & hairpin, generator & random, fragment & result) const;
    [[nodiscard]] char tail_base(generator & random) const;
    static void substitute(generator & random, fragment & result);

    reference::mirna_reference const & reference_;
    std::vector<std::vector<std::uint32_t>> placements_; ///< per row, indices into the placements
    end_model model_;
    std::optional<end_rates> ends_;
    double isomir_rate_;
    double snv_rate_;
    std::uint32_t longest_;
    std::uint32_t percent_a_;  ///< of the bases of tails
    std::uint32_t percent_au_; ///< A or T
};

} // namespace polarmir::simulate
