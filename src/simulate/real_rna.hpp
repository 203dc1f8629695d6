#pragma once
#include "fragment.hpp"
#include "random.hpp"

#include <polarmir/reference/competitor.hpp>
#include <polarmir/simulate/config.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::simulate {

/// Real RNAs whose pieces compete with miRNAs for reads. Nothing is left out because it looks like a miRNA.
class real_rna
{
  public:
    /// The classes have about the shares they have in serum, as far as they are there; the RNAs of a class
    /// log-normal ones, drawn from the seed. RNAs without 16 known bases in a row are left out. Throws
    /// input_error when none is left.
    real_rna(std::span<reference::competitor const> rnas, fragmentation pieces, std::uint64_t seed);

    /// A piece without N, at most `longest` (28 or more).
    void draw(std::uint32_t longest, generator & random, fragment & result) const;

  private:
    struct molecule
    {
        std::string name;
        std::string sequence;
    };

    [[nodiscard]] interval
    processed_piece(std::uint32_t size, std::uint32_t longest, generator & random) const;
    [[nodiscard]] interval draw_piece(std::uint32_t size, std::uint32_t longest, generator & random) const;

    std::vector<molecule> molecules_;
    weighted_choice abundance_;
    fragmentation pieces_;
};

} // namespace polarmir::simulate
