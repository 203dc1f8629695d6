#pragma once
#include <polarmir/reads/sample.hpp>

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace polarmir::reads {

struct found_file
{
    std::filesystem::path path;     ///< as reached from the inputs; `-` is standard input
    std::filesystem::path identity; ///< canonical: two ways to one file have the same
};

struct found_files
{
    std::vector<found_file>
        files; ///< FASTQ, BAM, CRAM, SAM by name, natural order of the paths, each file once
    std::vector<skipped_file> skipped;
    std::vector<std::string> warnings;
    std::vector<std::filesystem::path> raw_folders; ///< inputs with base calls and without files of reads
    std::string others;                             ///< what else was seen, for a message: `3 .txt, 1 .csv`
};

/// What is wrong with one of found_files::raw_folders and what to do.
[[nodiscard]] std::string raw_folder_message(std::filesystem::path const & folder);

/// The FASTQ and alignment files among and below `inputs`, whatever their order. Throws input_error for an
/// input that does not exist or is a file that is neither by its name.
[[nodiscard]] found_files find_fastq(std::span<std::filesystem::path const> inputs);

} // namespace polarmir::reads
