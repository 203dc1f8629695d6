#pragma once
#include "fragment.hpp"
#include "hairpin_screen.hpp"
#include "random.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace polarmir::simulate {

/// A made-up cell: 64 RNAs of 70-110 nt, some abundant and most rare, whose pieces compete with miRNAs for
/// reads as pieces of tRNA and Y RNA do. No piece resembles a hairpin.
class made_up_rna
{
  public:
    made_up_rna(hairpin_screen const & screen, std::uint64_t seed);

    /// A piece of 18-36 nt, at most `longest` (18 or more).
    void draw(std::uint32_t longest, generator & random, fragment & result) const;

  private:
    struct molecule
    {
        std::string name;
        std::string sequence;
        std::vector<std::uint32_t> starts; ///< where a piece may begin
    };

    std::vector<molecule> molecules_;
    weighted_choice abundance_;
};

} // namespace polarmir::simulate
