#pragma once
#include <polarmir/concordance/comparison.hpp>

#include <string>

namespace polarmir::concordance {

/// `12 reads lost: there reads must not begin before the mature's 5' end`. `theirs`: the rules the part comes
/// from; not used for causes that are none of their clauses.
[[nodiscard]] std::string phrase(part const & one, rules const & theirs);

/// What rules say in one of their parts: `both strands count`.
[[nodiscard]] std::string describe(rules const & of, clause part);

/// A number of reads: whole, or with one decimal.
[[nodiscard]] std::string reads_text(double reads);

} // namespace polarmir::concordance
