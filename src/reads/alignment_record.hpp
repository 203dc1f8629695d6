#pragma once
#include <htslib/sam.h>

#include <cstdint>
#include <string>
#include <vector>

namespace polarmir::reads {

/// Which record of which file, for messages.
struct record_place
{
    std::string const & file_name;
    std::uint64_t number{0}; ///< 1-based
};

/// Appends the read of `record`, as it was sequenced, as a FASTQ record. Throws parse_error when `parse`
/// would refuse it.
void append_fastq(std::vector<char> & text, bam1_t const & record, record_place const & place);

} // namespace polarmir::reads
