#pragma once
#include "html/chapter.hpp"
#include "html/view.hpp"

#include <optional>

namespace polarmir::html {

/// The chapters of the report, in its order. A chapter of which nothing is known is absent.

/// The answer: index of every sample, difference of the groups, sentences that may be quoted.
[[nodiscard]] chapter overview(view const & v);
/// Every sample on a line, and what its quality says.
[[nodiscard]] chapter sample_table(view const & v);
/// Fates of the reads, insert lengths, RNA classes, libraries.
[[nodiscard]] chapter reads_chapter(view const & v);
/// What more or fewer reads would show.
[[nodiscard]] std::optional<chapter> depth_chapter(view const & v);
/// The most frequent miRNAs and how their reads differ from them.
[[nodiscard]] std::optional<chapter> mirna_chapter(view const & v);
/// Samples beside each other: PCA, MDS, correlation.
[[nodiscard]] std::optional<chapter> landscape_chapter(view const & v);
/// Scores and miRNAs in two groups.
[[nodiscard]] std::optional<chapter> comparison_chapter(view const & v);
/// The members of the index, and what it hangs on.
[[nodiscard]] std::optional<chapter> signature_chapter(view const & v);
/// How it was done, and with what.
[[nodiscard]] chapter methods_chapter(view const & v);

} // namespace polarmir::html
