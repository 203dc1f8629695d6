#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace polarmir::reads {

/// The name of the first read of a file (may be empty). Nothing when the file has no read, cannot be
/// read, is not what its name says, or is no regular file (reading a pipe would use it up): the reader proper
/// tells what is wrong.
[[nodiscard]] std::optional<std::string> first_read_name(std::filesystem::path const & path);

/// True for a FASTQ file without a single byte in it, compressed or not, as demultiplexers write it for a
/// sample without reads.
[[nodiscard]] bool has_no_reads(std::filesystem::path const & path);

/// Which end of the molecule a read name says it is, '1' or '2' (NAME/1, or the comment 1:...); 0 when it
/// does not.
[[nodiscard]] char end_of(std::string_view read_name);

enum class pair_relation
{
    mates,    ///< two ends of the same molecules
    separate, ///< different molecules
    unclear,
};

/// How two files are related whose first reads have these names. Mates have the same name but for the marks
/// /1 and /2 (or .1 and .2) or the comments 1:... and 2:...; a name of less than 8 characters without a mark
/// proves nothing.
[[nodiscard]] pair_relation compare_first_reads(std::optional<std::string> const & one,
                                                std::optional<std::string> const & two);

} // namespace polarmir::reads
