#pragma once
#include <polarmir/core/text_buffer.hpp>

#include <htslib/sam.h>

#include <cstdint>
#include <string>

namespace polarmir::reads {

/// Which record of which file, for messages.
struct record_place
{
    std::string const & file_name;
    std::uint64_t number{0}; ///< 1-based
};

/// Appends the read of `record`, as it was sequenced, as a FASTQ record. Throws parse_error when `parse`
/// would refuse it.
void append_fastq(text_buffer & text, bam1_t const & record, record_place const & place);

} // namespace polarmir::reads
