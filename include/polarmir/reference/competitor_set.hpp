#pragma once
#include <polarmir/reference/competitor.hpp>

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace polarmir::reference {

/// The RNAs that compete with the hairpins in a run. Immutable.
class competitor_set
{
  public:
    competitor_set() = default;
    explicit competitor_set(std::vector<competitor> entries, std::size_t mirnas_left_out = 0);

    [[nodiscard]] std::span<competitor const> entries() const noexcept { return entries_; }

    /// Records of the files that are no competitors, being miRNAs themselves.
    [[nodiscard]] std::size_t mirnas_left_out() const noexcept { return mirnas_left_out_; }

    /// XXH3-128 (32 hexadecimal digits) over all entries in their order, part of the resume key.
    [[nodiscard]] std::string const & hash() const noexcept { return hash_; }

  private:
    std::vector<competitor> entries_;
    std::size_t mirnas_left_out_{0};
    std::string hash_;
};

/// Which competitors a user wants.
struct competitor_choice
{
    bool embedded{true};                      ///< those compiled in (reference/competitors.tsv)
    std::vector<std::filesystem::path> files; ///< further ones, see read_competitor_file
};

/// The embedded ones first, then those of the files in the order given, as merge_competitors joins them.
/// Hosts of miRNAs are marked by all files and the embedded ones, which are known as hosts even where they do
/// not compete. Throws as read_competitor_file.
[[nodiscard]] competitor_set load(competitor_choice const & choice);

} // namespace polarmir::reference
