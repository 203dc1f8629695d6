#pragma once
#include "sheet_illumina.hpp"

#include <string>
#include <vector>

namespace polarmir::reads {

/// What the sheet's settings do to miRNA reads, one sentence each; none when inserts of 15 nt and more come
/// through. Sources: bcl2fastq2 v2.20 guide (Adapter, TrimAdapter, MaskAdapter; the options
/// --minimum-trimmed-read-length 35 and --mask-short-adapter-reads 22), BCL Convert guide (AdapterRead1,
/// AdapterBehavior, MinimumTrimmedReadLength 35, MaskShortReads 22).
[[nodiscard]] std::vector<std::string> masking_warnings(illumina_sheet const & sheet);

} // namespace polarmir::reads
