#pragma once

namespace polarmir::io {

/// Removes a file, or a folder with all in it, without memory of our own: also where there is none left, and
/// where std::filesystem::remove_all would end the process. Links are removed, not followed. False when
/// something is still there.
[[nodiscard]] bool remove_tree(char const * path) noexcept;

} // namespace polarmir::io
