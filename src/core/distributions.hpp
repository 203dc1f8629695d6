#pragma once

namespace polarmir {

/// Chance that |T| is at least |t| under Student's t distribution.
[[nodiscard]] double student_two_sided(double t, double df);
/// The t that is exceeded with this chance; df finite.
[[nodiscard]] double student_upper_quantile(double chance, double df);
/// Chance that a normal Z is at least z.
[[nodiscard]] double normal_upper(double z);
/// The z that is exceeded with this chance.
[[nodiscard]] double normal_upper_quantile(double chance);

} // namespace polarmir
