#pragma once
#include <polarmir/reads/sample_sheet.hpp>

#include <string>
#include <string_view>

namespace polarmir::reads {

/// True for text whose header line has the columns RGSM or Read1File.
[[nodiscard]] bool is_fastq_list(std::string_view text);

/// Reads the fastq_list.csv that BCL Convert and DRAGEN write: RGSM is the sample, Read1File its file and
/// Read2File the mate. Columns of read groups (RG..) and Lane are left out, all others are annotations. Rows
/// of Undetermined reads are kept: their files tell what they are. `name` stands for the path in messages.
/// Throws parse_error and input_error as read_sample_sheet does.
[[nodiscard]] sample_sheet parse_fastq_list(std::string_view text, std::string const & name);

} // namespace polarmir::reads
