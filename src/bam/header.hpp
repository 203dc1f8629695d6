#pragma once
#include <polarmir/bam/write_alignments.hpp>

#include <string>

namespace polarmir::bam {

/// The read group of all records.
[[nodiscard]] std::string read_group(header_fields const & fields);

/// The header as SAM text: @HD, @SQ with MD5 sums, @RG, @PG, @CO.
[[nodiscard]] std::string header_text(header_fields const & fields, targets const & all);

} // namespace polarmir::bam
