#pragma once
#include <string_view>

namespace polarmir::pipeline {

/// Whether files or folders of OUT itself, not of folders in it, that are called so are ours.
[[nodiscard]] bool is_output_name(std::string_view name);

/// Whether it is the temporary file of one, perhaps left by a killed run.
[[nodiscard]] bool is_temporary_output(std::string_view name);

} // namespace polarmir::pipeline
