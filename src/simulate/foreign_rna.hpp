#pragma once
#include "fragment.hpp"
#include "hairpin_screen.hpp"
#include "random.hpp"

#include <polarmir/reference/rna_fasta.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace polarmir::simulate {

/// RNA of other species: whole matures, some of them without their last bases, and pieces of what is longer.
/// What resembles a hairpin of the reference cannot be told from its miRNAs and is left out.
class foreign_rna
{
  public:
    foreign_rna(std::span<reference::named_rna const> rnas,
                hairpin_screen const & screen,
                std::uint64_t seed);

    [[nodiscard]] bool empty() const noexcept { return molecules_.empty(); }

    /// A piece of 18-30 nt, at most `longest` (28 or more). Requires that it is not empty.
    void draw(std::uint32_t longest, generator & random, fragment & result) const;

  private:
    struct molecule
    {
        std::string name;
        std::string sequence;
        std::vector<std::uint32_t> starts; ///< where a piece may begin; of a mature its first base only
    };

    std::vector<molecule> molecules_;
    weighted_choice abundance_;
};

} // namespace polarmir::simulate
