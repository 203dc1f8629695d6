#pragma once
#include <polarmir/reference/mirna_reference.hpp>

#include <string>

namespace polarmir::test {

/// Hairpins of a FASTA file with the matures that a GFF3 file of miRBase's form places in them; both below
/// the shared folder. Hairpins without a record are left out, and records without a hairpin.
reference::mirna_reference reference_of(std::string const & fasta, std::string const & gff3);

/// One hairpin of a FASTA file in which the mature of let-7a lies where its sequence does.
reference::mirna_reference let_7a_in(std::string const & fasta);

/// All human hairpins of miRBase 22.
reference::mirna_reference const & human_reference();

} // namespace polarmir::test
