#pragma once
#include "file_search.hpp"

#include <polarmir/reads/file_name.hpp>
#include <polarmir/reads/sample.hpp>

namespace polarmir::reads {

/// Why a file in this role is not analysed; nothing for read_role::first.
[[nodiscard]] char const * reason_to_skip(read_role role) noexcept;

/// Puts the files of one sample together by what their names say. Throws input_error as discover does.
[[nodiscard]] cohort group_by_name(found_files found);

} // namespace polarmir::reads
