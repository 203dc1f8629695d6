#pragma once
#include <polarmir/reference/competitor.hpp>

#include <optional>
#include <string_view>

namespace polarmir::reference {

/// The class a FASTA header tells by its words; nothing for a miRNA (hairpin or mature).
[[nodiscard]] std::optional<rna_class> class_of_header(std::string_view header);

} // namespace polarmir::reference
