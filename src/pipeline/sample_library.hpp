#pragma once
#include <polarmir/library/infer.hpp>
#include <polarmir/pipeline/resume.hpp>
#include <polarmir/reads/sample.hpp>

#include <filesystem>
#include <optional>
#include <string>

namespace polarmir::pipeline {

/// What was found out about the library of a sample that is finished in `out`, made with `key` of the files
/// as they are now (find_finished): the same status, kit and layout as look_at_library would give, or
/// `inherited` of a sample whose own reads do not show it. Nothing when there is no such result.
[[nodiscard]] std::optional<library::inference>
recall_library(reads::sample const & sample, std::filesystem::path const & out, std::string const & key);

/// What the first reads of a sample tell of its library, for the other samples of its cohort. No reads when
/// it cannot be read, which is told when its own turn comes, and for standard input, which can be read only
/// once.
[[nodiscard]] library::inference look_at_library(reads::sample const & sample,
                                                 library::inferrer const & infer,
                                                 library::request const & wanted);

} // namespace polarmir::pipeline
