#pragma once
#include <filesystem>
#include <map>
#include <string>

namespace polarmir::test {

/// miRNA -> share of a read; empty when the read is no miRNA read.
using shares = std::map<std::string, double>;

/// What a finished sample says of every distinct insert, from its list of isomiRs: the part of its reads that
/// each miRNA gets.
[[nodiscard]] std::map<std::string, shares> verdicts(std::filesystem::path const & sample_folder);

} // namespace polarmir::test
