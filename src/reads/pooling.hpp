#pragma once
#include "file_search.hpp"

#include <polarmir/reads/file_name.hpp>

#include <string>
#include <vector>

namespace polarmir::reads {

struct named_file
{
    found_file file;
    file_name name;
};

/// Lanes and chunks in natural order, then paths.
void sort_for_reading(std::vector<named_file> & files);

/// Whether `files`, all of one sample name and project, may be read as one sample; one or more files. They
/// differ in lane or chunk, or, when their names come from a sequencer, in flow cell. Throws input_error for
/// two files that may hold the same reads, or of which nothing tells that they belong together; files without
/// reads are never in the way. Returns how
/// many flow cells were told apart.
[[nodiscard]] std::size_t check_pooling(std::vector<named_file> const & files);

} // namespace polarmir::reads
