#pragma once
#include "command_view.hpp"

#include <string>
#include <string_view>

namespace polarmir::cli::manual {

/// Name of the page of a command: polarmir-reference-build.
[[nodiscard]] std::string page_name(command_view const & command);

/// The page of a command in section 1 of the manual (man macros); `date` as YYYY-MM-DD. `program` is the
/// command at the top: its options hold for all commands.
[[nodiscard]] std::string
page(command_view const & command, command_view const & program, std::string_view date);

} // namespace polarmir::cli::manual
