#pragma once
#include "reference/source_text.hpp"

#include <polarmir/reference/competitor.hpp>

#include <string>
#include <string_view>

namespace polarmir::reference {

/// See read_competitor_file.
[[nodiscard]] competitor_file competitors_from_fasta(source_text const & source);

/// With CCA behind it when the tRNA ends with the one unpaired base behind its acceptor stem, else as it is.
[[nodiscard]] std::string with_cca(std::string_view trna);

} // namespace polarmir::reference
