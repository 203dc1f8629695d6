#pragma once

namespace polarmir {

/// Chance that |T| is at least |t| under Student's t distribution.
[[nodiscard]] double student_two_sided(double t, double df);
/// The t that is exceeded with this chance.
[[nodiscard]] double student_upper_quantile(double chance, double df);

} // namespace polarmir
