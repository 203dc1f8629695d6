#pragma once
#include <chrono>
#include <string>

namespace polarmir {

/// A time in UTC as `2026-01-31T23:59:59Z`.
[[nodiscard]] std::string utc_text(std::chrono::sys_seconds time);

/// The time now, whole seconds.
[[nodiscard]] std::chrono::sys_seconds utc_now();

} // namespace polarmir
