#pragma once
#include "file_search.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace polarmir::reads {

/// Where a file of a sheet was found.
struct sheet_match
{
    std::optional<std::filesystem::path> file;
    std::optional<std::filesystem::path> other; ///< a different file that may be meant as well
};

/// Finds the files a sheet names: in the sheet's folder, in the inputs, in the working directory.
class sheet_finder
{
  public:
    sheet_finder(std::filesystem::path const & sheet, std::span<std::filesystem::path const> inputs);

    /// Files that are in none of these places are also looked for by name alone among `files`, which must
    /// outlive the finder. Of several the one whose folders agree furthest with the sheet is meant.
    void search_names(std::vector<found_file> const & files);

    [[nodiscard]] sheet_match find(std::filesystem::path const & file) const;

    /// The places `find` looks at, for a message; empty for an absolute path that has only one.
    [[nodiscard]] std::string places(std::filesystem::path const & file) const;

  private:
    [[nodiscard]] sheet_match find_in_inputs(std::filesystem::path const & file) const;
    [[nodiscard]] sheet_match find_by_name(std::filesystem::path const & file) const;

    std::filesystem::path sheet_folder_;
    std::vector<std::filesystem::path> input_folders_;
    bool by_name_{false};
    std::multimap<std::string, found_file const *> names_;
};

} // namespace polarmir::reads
