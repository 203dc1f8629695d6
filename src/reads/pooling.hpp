#pragma once
#include "file_search.hpp"

#include <polarmir/reads/file_name.hpp>
#include <polarmir/reads/sample.hpp>

#include <string>
#include <vector>

namespace polarmir::reads {

struct named_file
{
    found_file file;
    file_name name;
};

/// Makes `files`, all of one sample name and project and one or more, the files of `target`, in the order in
/// which they are read. They differ in lane or chunk, or, when their names come from a sequencer, in flow
/// cell; several flow cells are a warning. Throws input_error for two files that may hold the same reads, or
/// of which nothing tells that they belong together; files without reads are never in the way.
void pool(std::vector<named_file> files, sample & target, std::vector<std::string> & warnings);

} // namespace polarmir::reads
