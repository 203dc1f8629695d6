#pragma once

namespace polarmir {

/// A callback for the `parse` of nlohmann::json that leaves out what is nested deeper than any file of ours.
/// Its parser minds no depth, but what copies and writes values calls itself for each level, until the stack
/// ends.
inline constexpr auto without_depths = [](int depth, auto /*event*/, auto const & /*value*/) {
    constexpr int most{32};
    return depth <= most;
};

} // namespace polarmir
