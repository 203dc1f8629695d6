#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polarmir::reads {

/// One biological sample: its files of reads (lanes and chunks in sorted order, read one after the other) and
/// its row of the sample table.
struct sample
{
    std::string name;
    std::vector<std::filesystem::path> files;
    std::vector<std::pair<std::string, std::string>> annotations; ///< extra sheet columns, in sheet order
};

/// A file that was seen but is not analysed, and why.
struct skipped_file
{
    std::filesystem::path path;
    std::string reason;
};

/// What `run` will analyse. Samples are in sheet order, or in natural order of their names without a sheet.
struct cohort
{
    std::vector<sample> samples;
    std::vector<skipped_file> skipped;
    std::vector<std::string>
        annotation_columns; ///< names of the extra sheet columns, e.g. group, batch, subject
    std::vector<std::string> warnings;
    std::vector<std::string> notes; ///< where what is known of the samples comes from
};

/// What makes `name` unfit to name a sample, for a message after the name; nothing when it is fine. Names
/// become folder names, so the empty name, a leading dot, dash, `=`, `+` or `@` (formulas of spreadsheets),
/// `/`, control characters, bytes that are no UTF-8, a leading double quote (the sheets' own sign) and more
/// than 200 bytes are refused. Blanks and all
/// other characters are allowed.
[[nodiscard]] std::optional<std::string> fault_of_sample_name(std::string_view name);

/// Throws usage_error when `name` has a fault.
void check_sample_name(std::string_view name);

} // namespace polarmir::reads
