#pragma once
#include <string>
#include <string_view>

namespace polarmir {

/// Text as it may stand between tags and in quoted attributes of HTML and XML: markup shows literally.
/// Control characters and bytes that are not UTF-8 are shown as \xNN, for neither form allows them.
[[nodiscard]] std::string escape_markup(std::string_view text);

} // namespace polarmir
