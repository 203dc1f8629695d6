#pragma once
#include "command_view.hpp"

#include <string>

namespace polarmir::cli::manual {

/// Completes commands, options, words of options that take one of a few, files and folders.
[[nodiscard]] std::string bash_completion(command_view const & program);
[[nodiscard]] std::string zsh_completion(command_view const & program);

} // namespace polarmir::cli::manual
