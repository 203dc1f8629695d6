#pragma once
#include <polarmir/reference/competitor.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::bam {

/// A sequence that reads are laid on, as alignment files know it.
struct target
{
    std::string name; ///< of the hairpin or RNA; unique, `_` for characters that SAM does not allow
    std::string_view sequence;
};

/// All sequences that reads are laid on: the hairpins, then the competing RNAs, each in their own order.
class targets
{
  public:
    /// Keeps views of the sequences, which must outlive the targets.
    targets(reference::mirna_reference const & reference, std::span<reference::competitor const> competitors);

    [[nodiscard]] std::span<target const> entries() const noexcept { return entries_; }
    [[nodiscard]] std::uint32_t of_competitor(std::uint32_t index) const noexcept
    {
        return hairpins_ + index;
    }

  private:
    std::vector<target> entries_;
    std::uint32_t hairpins_;
};

/// Whether the file holds what write_reference would write to it.
[[nodiscard]] bool is_reference(targets const & all, std::filesystem::path const & path);

/// Writes the sequences as FASTA, one line each, to `path`, and its index to `path`.fai, where they are not
/// there already with the same content. Throws resource_error.
void write_reference(targets const & all, std::filesystem::path const & path);

} // namespace polarmir::bam
