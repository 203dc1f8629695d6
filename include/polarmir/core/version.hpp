#pragma once
#include <string_view>

namespace polarmir {

/// Version of the program and library, `major.minor.patch`.
[[nodiscard]] std::string_view version() noexcept;

/// The commit that was checked out when the program was built, 40 hexadecimal digits; empty when it was not
/// built from a checkout.
[[nodiscard]] std::string_view commit() noexcept;

/// Version of the files of a finished sample; part of the resume key, raised whenever their content may
/// change.
inline constexpr int output_format_version{3};

} // namespace polarmir
