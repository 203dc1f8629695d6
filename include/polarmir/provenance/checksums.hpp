#pragma once
#include <polarmir/io/sha256.hpp>

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::provenance {

/// What is written last into a finished folder.
namespace file_names {
inline constexpr char const * run{"run.json"};
inline constexpr char const * crate{"ro-crate-metadata.json"};
inline constexpr char const * checksums{"SHA256SUMS"};
} // namespace file_names

/// A file of a finished folder.
struct result_file
{
    std::string path; ///< relative to the folder
    io::file_checksum checksum;
};

/// The files of OUT that are results: the same bytes for equal runs. That is everything this program writes
/// there but run.json, ro-crate-metadata.json, SHA256SUMS, the run.json of the samples, the scripts and logs
/// in jobs/, and hidden and temporary files. Relative paths, sorted by their bytes. Throws
/// resource_error where a folder cannot be read.
[[nodiscard]] std::vector<std::string> list_results(std::filesystem::path const & out);

/// list_results with what they hold. Throws input_error when a file cannot be read.
[[nodiscard]] std::vector<result_file> checksum_results(std::filesystem::path const & out,
                                                        std::size_t threads);

/// The lines of SHA256SUMS as GNU sha256sum writes and reads them: digest, two blanks, path. A line whose
/// path holds a backslash or line end begins with a backslash and has them as `\\`, `\n` and `\r`.
[[nodiscard]] std::string to_checksum_lines(std::span<result_file const> files);

/// Whether a path that is recorded in a folder is one below it: what was changed by hand is not followed
/// elsewhere.
[[nodiscard]] bool stays_inside(std::filesystem::path const & path);

/// A line of SHA256SUMS.
struct checksum_line
{
    std::string sha256;
    std::string path;
};

/// The same read again.
struct checksum_list
{
    std::vector<checksum_line> lines;
    std::vector<std::size_t> damaged; ///< numbers of lines, from 1, that are none, or lead out of the folder
};
[[nodiscard]] checksum_list parse_checksum_lines(std::string_view text);

/// Removes OUT/SHA256SUMS, if there is one: to be called before anything in OUT changes, so that a folder
/// whose making was interrupted is not taken for a finished one. Throws resource_error.
void remove_checksums(std::filesystem::path const & out);

} // namespace polarmir::provenance
