#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace polarmir::reads {

/// The name of the folder that sets the samples in it apart from others of the same name: the nearest one
/// above `file` that is named neither after a lane (L01, lane1) nor after the sample (`Sample_NAME`, `NAME`,
/// `NAME_L001-ds.0a1b`), without the prefix `Project_` of CASAVA.
[[nodiscard]] std::string project_of(std::filesystem::path const & file, std::string_view sample);

} // namespace polarmir::reads
