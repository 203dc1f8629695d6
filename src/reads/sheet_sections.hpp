#pragma once
#include <polarmir/io/delimited_text.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::reads {

/// One [section] of an Illumina sheet.
struct sheet_section
{
    std::uint64_t line{0};
    std::string name; ///< lower case, without brackets
    std::vector<io::delimited_record> records;
};

/// The sections in their order, without comments and lines that hold nothing but delimiters. The delimiter is
/// a comma, or what a spreadsheet made of it: a semicolon or a tab. Throws parse_error for broken quotes.
[[nodiscard]] std::vector<sheet_section> read_sections(std::string_view text, std::string const & name);

} // namespace polarmir::reads
