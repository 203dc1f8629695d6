#pragma once
#include "reference/fasta.hpp"

#include <polarmir/reference/build.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace polarmir::reference {

/// A hairpin or mature of the species, with the line it comes from.
struct entry
{
    std::string accession;
    std::string name;
    std::string sequence;
    std::uint64_t line{0};
};

/// The part of a name before the first '-', lower case: hsa.
[[nodiscard]] std::string species_of(std::string_view name);

/// The records of `species` with name and accession taken from their headers. Faulty ones are added to
/// `left_out` instead. Throws input_error when the file has no record of the species.
[[nodiscard]] std::vector<entry>
select_entries(source_text const & source, std::string const & species, std::vector<problem> & left_out);

} // namespace polarmir::reference
