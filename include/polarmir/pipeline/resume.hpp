#pragma once
#include <polarmir/io/input_file.hpp>
#include <polarmir/pipeline/options.hpp>
#include <polarmir/reads/sample.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace polarmir::pipeline {

/// A file as it was when it was read.
struct input_record
{
    std::string path; ///< absolute
    std::uint64_t bytes{0};
    std::int64_t modified_ns{0}; ///< since the epoch
    std::string xxh3;            ///< of the bytes as stored
};

/// Whether it cannot be read a second time: standard input, or what is a pipe, a device or a socket now.
[[nodiscard]] bool is_stream(input_record const & record);

/// How a sample was made: everything that may differ between runs with equal results, and the key that tells
/// whether the result is still valid. Kept as run.json in the sample directory.
struct run_record
{
    std::string key;                          ///< hash over options, reference and output format
    std::string reference;                    ///< name or absolute path, as `merge` needs it
    reference::competitor_choice competitors; ///< absolute paths, as `explain` needs them
    std::vector<input_record> inputs;
    std::size_t threads{1};
    double seconds{0};
    std::string finished; ///< UTC, ISO 8601
    /// What the other samples agreed on when this one asked (library::layout_text, or `none`); empty: it did
    /// not ask.
    std::string cohort_layout;
};

/// Hash over the output format version, the options, the reference and the competitors: what, besides the
/// input files, decides the content of a sample directory.
[[nodiscard]] std::string resume_key(options const & settings,
                                     reference::mirna_reference const & reference,
                                     reference::competitor_set const & competitors);

/// The state of the sample's files before they are read (digests are filled in afterwards by the reader).
/// Throws input_error when a file is missing. Standard input gives a record that never matches.
[[nodiscard]] std::vector<input_record> stat_inputs(reads::sample const & sample);

/// Whether the file is where it was, with the content it had: by size and time, or, where the time differs,
/// by its digest.
[[nodiscard]] bool is_unchanged(input_record const & record);

/// The record of the finished sample in `directory` if it was made with this key from these very files: same
/// paths and sizes, and the same modification time or else the same content.
[[nodiscard]] std::optional<run_record> find_finished(std::filesystem::path const & directory,
                                                      std::string const & key,
                                                      std::vector<input_record> const & inputs);

/// As stored in run.json; paths that are not UTF-8 as lists of bytes. `read_run_record` throws input_error
/// when the file is missing or not ours.
[[nodiscard]] std::string to_json(run_record const & record);
[[nodiscard]] run_record read_run_record(std::filesystem::path const & directory);

} // namespace polarmir::pipeline
