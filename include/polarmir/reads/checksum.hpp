#pragma once
#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace polarmir::reads {

enum class checksum_status
{
    agrees,
    differs, ///< also when the delivered sums contradict each other or the file cannot be read
    no_sum,  ///< nothing was delivered to compare with
};

/// One file and the MD5 sum that was delivered with it.
struct checksum_result
{
    std::filesystem::path file;
    checksum_status status{checksum_status::no_sum};
    std::string problem; ///< one sentence when it differs, with the file's name; else empty
};

/// Compares files with the MD5 sums beside them, reading up to `threads` of them at once. Results are in the
/// order of `files`.
///
/// A file's sum is looked for in FILE.md5, then in the lists of its folder (*.md5, md5.txt, md5sum.txt,
/// md5sums.txt, md5, md5sum, md5sums, checksum.txt, checksums.txt; any case), then in those of the folder
/// above, then in the same places for the file that a link leads to. Lists hold lines `HASH  NAME`, `HASH
/// *NAME` or `MD5 (NAME) = HASH`; NAME may have folders, of which those that tell files apart must agree.
/// FILE.md5 may hold the hash alone. What else a list holds is passed over. Throws input_error when a list
/// cannot be read.
[[nodiscard]] std::vector<checksum_result> check_md5(std::span<std::filesystem::path const> files,
                                                     std::size_t threads);

} // namespace polarmir::reads
