#pragma once
#include <polarmir/library/layout.hpp>

#include <optional>
#include <span>

namespace polarmir::library {

/// The layout that the samples of a cohort agree on: that of all whose own reads show it (`detected` or
/// `already_trimmed`), at least three of them and more than half of the samples with reads. Nothing when
/// there are fewer or two differ. Samples without reads have no say. Qualities are a matter of each file and
/// not compared.
[[nodiscard]] std::optional<inference> agreed_layout(std::span<inference const> samples);

/// The inference of a sample that cannot tell its own layout (`undetermined`, or `kit_only` with the cohort's
/// adapter), taken from its cohort: status `inherited`, with a warning. Nothing when the sample knows better,
/// is empty, or shows another kit.
[[nodiscard]] std::optional<inference> inherit_layout(inference const & own, inference const & cohort);

/// Whether a sample that was processed as `used` would be cut otherwise by what its cohort agrees on now:
/// what it inherited is not agreed on any more, or it would inherit another layout than it was given.
[[nodiscard]] bool is_outdated(inference const & used, std::optional<inference> const & cohort);

/// Adapter, extra bases, tail and UMI in one line, for comparisons: equal texts, equal trimming.
[[nodiscard]] std::string layout_text(layout const & of);

/// The same with the kit, for people: `kit truseq (TGGAATTCTCGGGTGCCAAGG 0/0 none)`.
[[nodiscard]] std::string describe_layout(inference const & of);

} // namespace polarmir::library
