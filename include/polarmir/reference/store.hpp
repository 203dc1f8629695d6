#pragma once
#include <polarmir/reference/mirna_reference.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace polarmir::reference {

/// A file a reference was built from.
struct source_file
{
    std::string name; ///< without directories, so that the same files give the same bytes anywhere
    std::string xxh3; ///< XXH3-128 of the bytes as they lie on disk
};

/// Where a reference comes from.
struct origin
{
    std::string species; ///< name prefix that was selected, or `all`
    std::vector<source_file> sources;
};

/// The name under which `load` gives the embedded panel.
inline constexpr char const * embedded_name{"human"};

/// The file in a reference's directory that holds its hairpins sorted for searching (align::stored_seeds). A
/// reference is complete without it.
inline constexpr char const * seeds_name{"seeds.bin"};

/// The folder in a reference's directory where `reference fetch` keeps the files it was made of.
inline constexpr char const * sources_name{"source"};

/// `human` (or an empty path) is the embedded panel; anything else is a directory written by `save`.
/// Throws input_error when there is no such directory, its files are missing or malformed, or the hash
/// recorded in reference.json is not that of hairpins.tsv.
[[nodiscard]] mirna_reference load(std::filesystem::path const & directory_or_name);

/// Throws usage_error when `directory` exists and holds anything but a reference written by `save`.
void require_own_directory(std::filesystem::path const & directory);

/// Writes `directory`/reference.json and hairpins.tsv (see to_table). An older reference there is replaced;
/// a save that was interrupted is recognised by `load`. Throws usage_error as require_own_directory and
/// resource_error.
void save(mirna_reference const & reference, origin const & from, std::filesystem::path const & directory);

} // namespace polarmir::reference
