#pragma once
#include "sheet_illumina.hpp"

#include <polarmir/reads/file_name.hpp>

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace polarmir::reads {

/// Tells whose sample a file is. Demultiplexers name files after Sample_Name or after Sample_ID (some with
/// dashes for all signs but letters and digits), and put them into folders named after the project and, where
/// name and ID differ, after the ID.
class sheet_matcher
{
  public:
    /// `sheet` must outlive the matcher.
    explicit sheet_matcher(illumina_sheet const & sheet);

    /// Indices of the samples that `file` may belong to: none when it is not in the sheet, several when names
    /// and folders do not tell. `decoded` is what its name says.
    [[nodiscard]] std::vector<std::size_t> match(std::filesystem::path const & file,
                                                 file_name const & decoded) const;

    /// Whether the file lies below a folder of the sample's project; true for a sample without one.
    [[nodiscard]] bool is_in_project(std::filesystem::path const & file, std::size_t sample) const;

  private:
    using index = std::multimap<std::string, std::size_t>;

    [[nodiscard]] std::vector<std::size_t> of_name(std::string const & name) const;

    illumina_sheet const & sheet_;
    index names_;
    index ids_;
    index plain_names_; ///< with dashes for all signs but letters and digits
};

} // namespace polarmir::reads
