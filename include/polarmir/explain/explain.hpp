#pragma once
#include <polarmir/explain/counted_output.hpp>
#include <polarmir/explain/explanation.hpp>

#include <cstddef>
#include <string>

namespace polarmir::explain {

/// Everything behind the counts of a miRNA (name or accession): its hairpins, the distinct inserts that are
/// counted, each with its alignment and, when it fits other miRNAs as well, the share that it is counted
/// with, and the inserts that resemble it but are not counted: those that another RNA explains equally well
/// or better, that lie beside it on its hairpin, or on the opposite strand. Of each kind the `top` most
/// frequent are drawn, the others summed up. The totals are those of the tables.
///
/// Throws usage_error, with what may be meant, when there is no such miRNA; input_error when the tables and
/// the inserts of a sample do not belong together.
[[nodiscard]] explanation
explain_mirna(counted_output const & output, std::string const & mirna, std::size_t top);

/// What became of an insert (DNA or RNA letters, as cut out of the read): how often it occurs, its fate, all
/// alignments that fit best, up to `top` of the next best, and, when it is unmapped, the hairpin and the
/// other RNA that are nearest with gaps. Throws usage_error when `sequence` has other letters than A, C, G,
/// T, U and N.
[[nodiscard]] explanation
explain_sequence(counted_output const & output, std::string const & sequence, std::size_t top);

} // namespace polarmir::explain
