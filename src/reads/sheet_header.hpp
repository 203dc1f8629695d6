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

/// Reads the header line with the delimiter that makes a column `sample` of it. `name` stands for the path in
/// messages. Throws parse_error when there is none and for the sheets of Illumina, input_error for empty
/// text.
[[nodiscard]] sheet_header read_header(std::string_view text, std::string const & name);

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
[[nodiscard]] sheet_columns
find_columns(io::delimited_record const & header, std::string const & name, sheet_use use);

} // namespace polarmir::reads
