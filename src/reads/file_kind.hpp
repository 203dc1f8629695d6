#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace polarmir::reads {

enum class file_kind
{
    fastq,
    alignment,   ///< BAM, CRAM, SAM, whether aligned or not
    fasta,       ///< sequences without qualities
    unsupported, ///< reads in a form that has to be converted first
    unfinished,  ///< a FASTQ file that a download has not completed
    base_calls,  ///< part of a run folder before demultiplexing
    other,
};

/// Judges by the name of the file (without folders).
[[nodiscard]] file_kind kind_of(std::string_view name);

/// Why a file of this name cannot be analysed and what to do, for a message after the name; nothing for
/// FASTQ, alignments and other files.
[[nodiscard]] std::optional<std::string> fault_of_kind(std::string_view name);

} // namespace polarmir::reads
