#pragma once

#include <polarmir/io/delimited_text.hpp>
#include <polarmir/reads/sample_sheet.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::reads {

/// The header line of a sample sheet and the delimiter it shows.
struct sheet_header
{
    char delimiter{0};
    io::delimited_record record;
};

/// The fields of the first line that has any and is no comment (#), in lower case and without quotes, at
/// whatever delimiter: for a first look at what kind of sheet it is.
[[nodiscard]] std::vector<std::string> first_words(std::string_view text);

/// How a kind of sheet names its columns (any case).
struct sheet_scheme
{
    std::string_view sample;
    std::vector<std::string_view> files; ///< any one of them
    std::string_view mate;
    bool (*is_left_out)(std::string_view lower_case); ///< columns that are no annotations
};

/// sample, fastq_1 (fastq, file), fastq_2; everything else is an annotation.
[[nodiscard]] sheet_scheme const & own_scheme();

/// Throws input_error when `column`, an annotation in a sheet of another kind, is one of own_scheme: it would
/// mean something else in the sheet that this program writes.
void refuse_own_column(std::string const & column, std::string const & name);

/// Reads the header line with the delimiter that makes a column of samples of it. `name` stands for the path
/// in messages. Throws parse_error when there is none and, with own_scheme, for the sheets of Illumina;
/// input_error for empty text.
[[nodiscard]] sheet_header
read_header(std::string_view text, std::string const & name, sheet_scheme const & scheme);

/// Where in a record to find what.
struct sheet_columns
{
    std::size_t sample{0};
    std::optional<std::size_t> file; ///< absent only where a sheet is read for its labels
    std::optional<std::size_t> mate;
    std::vector<std::size_t> annotations;
    std::vector<std::size_t> unnamed;
};

/// Throws parse_error for missing and repeated columns.
[[nodiscard]] sheet_columns find_columns(io::delimited_record const & header,
                                         std::string const & name,
                                         sheet_use use,
                                         sheet_scheme const & scheme);

/// parse_sample_sheet for any scheme.
[[nodiscard]] sample_sheet
parse_sheet(std::string_view text, std::string const & name, sheet_use use, sheet_scheme const & scheme);

} // namespace polarmir::reads
