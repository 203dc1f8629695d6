#pragma once
#include "command_view.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace polarmir::cli::manual {

struct note
{
    std::string tag;
    std::string text;
};

/// What no option tree knows: the parts of a page that are written by hand.
[[nodiscard]] std::vector<note> exit_status();
/// The variables that a command reads; for the program itself those of all its commands.
[[nodiscard]] std::vector<note> environment(command_view const & command);
[[nodiscard]] std::vector<note> files(std::string_view command);
/// Command lines as tags.
[[nodiscard]] std::vector<note> examples(std::string_view command);

} // namespace polarmir::cli::manual
