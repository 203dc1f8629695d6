#pragma once

namespace polarmir::differential {

/// The y > 0 with trigamma(y) = x; x > 0. Newton's iteration of Smyth 2004 (doi 10.2202/1544-6115.1027,
/// appendix), which climbs to the root from below.
[[nodiscard]] double trigamma_inverse(double x);

} // namespace polarmir::differential
