#pragma once
#include <string>

namespace polarmir::report {

/// A log2 value as sentences give it: two digits behind the point.
[[nodiscard]] std::string log2_text(double value);

/// `p = 0.032`, `p < 0.0001`
[[nodiscard]] std::string p_text(double p);

} // namespace polarmir::report
