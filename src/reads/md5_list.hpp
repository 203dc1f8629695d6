#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::reads {

/// A line of a list of MD5 sums.
struct md5_entry
{
    std::string hash; ///< 32 hexadecimal digits, lower case
    std::string name; ///< as written; empty when the hash stands alone
};

/// The sums in a list; lines that are none are passed over.
[[nodiscard]] std::vector<md5_entry> parse_md5_list(std::string_view text);

/// The sums in `entries`, a list that lies in `folder`, for `file`: those whose name is that of the file and
/// whose folders, as far as written, are those of the file. The most exact matches only.
[[nodiscard]] std::vector<md5_entry> sums_of(std::span<md5_entry const> entries,
                                             std::filesystem::path const & folder,
                                             std::filesystem::path const & file);

} // namespace polarmir::reads
