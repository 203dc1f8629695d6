#pragma once
#include <polarmir/reference/mirna_reference.hpp>

#include <string>
#include <string_view>

namespace polarmir::reference {

/// The canonical table form: tab separated, one hairpin per line under the header `hairpin_accession
/// hairpin_name sequence matures`, in the order of hairpins(). `matures` holds `accession:name:first-last`
/// separated by `;`, positions 1-based and inclusive. reference/human_panel.tsv has this form.
[[nodiscard]] std::string to_table(mirna_reference const & reference);

/// The opposite of to_table; lines and matures may come in any order, the sequence may be RNA or lower case.
/// `name` stands for the path in messages. Throws parse_error for a malformed line and input_error, beginning
/// with `name`, for what mirna_reference refuses.
[[nodiscard]] mirna_reference from_table(std::string_view text, std::string const & name, std::string label);

} // namespace polarmir::reference
