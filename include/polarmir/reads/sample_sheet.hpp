#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::reads {

/// What a sheet is read for.
enum class sheet_use
{
    reads,  ///< every sample has files
    labels, ///< only what is said of the samples is wanted: the column of files may be absent, its cells
            ///< empty
};

/// One line of a sample sheet: one file of one sample.
struct sheet_row
{
    std::uint64_t line{0}; ///< 1-based line in the file
    std::string sample;
    std::string file;
    std::string mate;                     ///< column fastq_2; empty when absent
    std::vector<std::string> annotations; ///< as many as annotation_columns
};

/// A sample sheet as written; the files are not looked for.
struct sample_sheet
{
    std::string path;
    std::vector<std::string> annotation_columns; ///< all columns but sample, file and mate
    std::vector<sheet_row> rows;                 ///< at least one
};

/// Reads a sheet with one header line, separated by tabs, semicolons or commas as its header line is. Columns
/// `sample` and one of `fastq_1`, `fastq`, `file` are required (any case), `fastq_2` is a mate, all others
/// are annotations. A sample may have several lines. Fields may be in double quotes ("a,b", "" inside is a
/// quote); a UTF-8 byte order mark, CRLF and blank lines are accepted. Throws parse_error naming the line:
/// Illumina sheets and workbooks (by their kind), missing, repeated or unnamed columns, rows of another
/// length, empty or unusable sample names, no file, annotations of a sample that differ between its lines.
[[nodiscard]] sample_sheet read_sample_sheet(std::filesystem::path const & path,
                                             sheet_use use = sheet_use::reads);

/// The same from text; `name` stands for the path in messages.
[[nodiscard]] sample_sheet
parse_sample_sheet(std::string_view text, std::string const & name, sheet_use use = sheet_use::reads);

/// Whether the file is a sheet as read_sample_sheet reads it, not one of Illumina's software, by its first
/// lines.
[[nodiscard]] bool is_own_sheet(std::filesystem::path const & path);

/// `value` as a field of a tab-separated sheet that read_sample_sheet gives back unchanged: in double quotes
/// where it has to be.
[[nodiscard]] std::string sheet_field(std::string_view value);

} // namespace polarmir::reads
