#pragma once
#include "file_search.hpp"
#include "pooling.hpp"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace polarmir::reads {

/// Settles with the help of the first reads what names alone leave open: whether _1 and _2 (or _R1 and _R2)
/// are ends of one sample or two samples, and whether a plain name hides a mate (x_2.clean beside x_1.clean).
class mate_settler
{
  public:
    /// `files`: all that were found.
    explicit mate_settler(std::vector<found_file> const & files);

    /// `decoded`: what the name of `file` says. Throws input_error for a pair that stays unclear.
    [[nodiscard]] named_file settle(file_name decoded, found_file const & file);

    /// What the user should look at.
    [[nodiscard]] std::vector<std::string> const & warnings() const noexcept { return warnings_; }

  private:
    [[nodiscard]] file_name settle_digit(file_name decoded, found_file const & file);
    [[nodiscard]] file_name settle_tag(file_name decoded, found_file const & file);
    [[nodiscard]] file_name settle_plain(file_name decoded, found_file const & file) const;

    std::set<std::filesystem::path> paths_;
    std::vector<std::string> warnings_;
};

} // namespace polarmir::reads
