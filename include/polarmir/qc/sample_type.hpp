#pragma once
#include <optional>
#include <string_view>

namespace polarmir::qc {

/// What a library was made of. Thresholds of quality differ between these.
enum class sample_type
{
    ev, ///< vesicles isolated from medium or a body fluid
    plasma,
    serum,
    cell, ///< cells or tissue
};

/// `ev`, `plasma`, `serum`, `cell`.
[[nodiscard]] char const * name_of(sample_type type) noexcept;

/// The opposite of name_of, in any case; nothing for other text.
[[nodiscard]] std::optional<sample_type> sample_type_of(std::string_view text);

/// What the types are called, for messages.
inline constexpr char const * sample_type_names{"ev, plasma, serum or cell"};

} // namespace polarmir::qc
