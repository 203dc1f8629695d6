#pragma once
#include <polarmir/reference/competitor.hpp>

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
    explicit competitor_set(std::vector<competitor> entries);

    [[nodiscard]] std::span<competitor const> entries() const noexcept { return entries_; }

    /// XXH3-128 (32 hexadecimal digits) over all entries in their order, part of the resume key.
    [[nodiscard]] std::string const & hash() const noexcept { return hash_; }

  private:
    std::vector<competitor> entries_;
    std::string hash_;
};

/// Which competitors a user wants.
struct competitor_choice
{
    bool embedded{true};                      ///< those compiled in (reference/competitors.tsv)
    std::vector<std::filesystem::path> files; ///< further ones, see read_competitors
};

/// The embedded ones first, then those of the files in the order given, as merge_competitors joins them.
/// Throws as read_competitors.
[[nodiscard]] competitor_set load(competitor_choice const & choice);

} // namespace polarmir::reference
