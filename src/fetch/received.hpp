#pragma once
#include <polarmir/fetch/fetch.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace polarmir::fetch {

/// What manifest.tsv of a folder records of the files there: the checksums seen first are those every later
/// file of the same name has to have.
class received_files
{
  public:
    /// Reads `folder`/manifest.tsv, if there. Throws usage_error when it is of another release, parse_error.
    received_files(std::filesystem::path const & folder, std::string release);

    [[nodiscard]] std::optional<received_file> find(std::string const & name) const;

    /// Takes the place of the entry of that name and writes the file.
    void keep(received_file const & file);

  private:
    std::filesystem::path path_;
    std::string release_;
    std::vector<received_file> files_; ///< by name
};

} // namespace polarmir::fetch
