#pragma once
#include <span>
#include <string_view>

namespace polarmir::pipeline {

/// Whether files or folders of OUT itself, not of folders in it, that are called so are ours.
[[nodiscard]] bool is_output_name(std::string_view name);

/// Those of them that `merge` makes of all samples: without a finished sample they describe nothing.
[[nodiscard]] std::span<std::string_view const> cohort_output_names() noexcept;

/// Whether it is the temporary file of one, perhaps left by a killed run.
[[nodiscard]] bool is_temporary_output(std::string_view name);

} // namespace polarmir::pipeline
