#pragma once
#include <filesystem>

namespace polarmir::io {

/// Whether an open file still has its name: who held its lock before may have removed or renamed it in the
/// meantime.
[[nodiscard]] bool is_named(int file, std::filesystem::path const & path);

} // namespace polarmir::io
