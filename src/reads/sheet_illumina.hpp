#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::reads {

/// One line of [Settings] or [BCLConvert_Settings].
struct illumina_setting
{
    std::uint64_t line{0};
    std::string key; ///< as written
    std::string value;
};

/// A sample of an Illumina sheet; its lanes and indexes are one sample.
struct illumina_sample
{
    std::uint64_t line{0};  ///< of its first row
    std::string id;         ///< Sample_ID
    std::string given_name; ///< Sample_Name; empty when not given
    std::string project;    ///< Sample_Project, else ProjectName of [Cloud_Data]; empty when not given
    std::vector<std::string> annotations; ///< as many as annotation_columns

    /// What the demultiplexer's operator calls it: Sample_Name, else Sample_ID.
    [[nodiscard]] std::string const & name() const noexcept { return given_name.empty() ? id : given_name; }
};

/// The sheet of bcl2fastq (v1) or BCL Convert (v2).
struct illumina_sheet
{
    std::string path;
    bool is_v2{false}; ///< written for BCL Convert, which takes settings from the sheet alone
    std::vector<illumina_setting> settings; ///< with the settings that are columns of the samples
    std::vector<std::string> annotation_columns;
    std::vector<illumina_sample> samples; ///< at least one, in order of their first rows

    /// What to call the samples' projects as an annotation: `project`, unless a column has that name.
    [[nodiscard]] std::string project_column() const;
};

/// True for text that is meant as an Illumina sheet: it begins with a [section], or its first line has a
/// column Sample_ID.
[[nodiscard]] bool is_illumina_sheet(std::string_view text);

/// Reads the samples of [BCLConvert_Data], or of [Data], and the settings. Sections may come in any order and
/// case; lines of commas, blank lines and lines that begin with # are skipped. Columns that are neither the
/// demultiplexer's own nor empty are annotations. `name` stands for the path in messages. Throws parse_error
/// and input_error: no such section or no column Sample_ID, rows of another length, unusable column names,
/// a sample whose rows contradict each other.
[[nodiscard]] illumina_sheet parse_illumina_sheet(std::string_view text, std::string const & name);

} // namespace polarmir::reads
