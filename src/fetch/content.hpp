#pragma once
#include <polarmir/fetch/release.hpp>

#include <filesystem>

namespace polarmir::fetch {

/// Looks at the beginning of a (possibly gzip-compressed) file: servers answer with a page about log-in or
/// maintenance, and status 200, where the file should be. Throws input_error, naming `source`, when it cannot
/// be FASTA, or GFF3.
void require_content(std::filesystem::path const & path, file_role role, std::string const & source);

} // namespace polarmir::fetch
