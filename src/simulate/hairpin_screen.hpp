#pragma once
#include <polarmir/reference/mirna_reference.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::simulate {

/// Tells whether something that must not be a miRNA looks like one.
class hairpin_screen
{
  public:
    /// Bases that are compared.
    static constexpr std::size_t window{17};

    explicit hairpin_screen(reference::mirna_reference const & reference);

    /// True when the first `window` bases of `sequence` lie on a hairpin with at most one substitution.
    /// Requires that many letters A, C, G or T.
    [[nodiscard]] bool resembles_hairpin(std::string_view sequence) const;

  private:
    [[nodiscard]] bool within_one(std::string_view sequence, std::size_t at) const;

    std::string text_;                              ///< the hairpins
    std::vector<std::vector<std::uint32_t>> sites_; ///< where in the text each word is
};

} // namespace polarmir::simulate
