#pragma once
#include <polarmir/io/text_file.hpp>

#include <string>
#include <string_view>

namespace polarmir::score {

/// A field of a curated table, in which `.` stands for nothing.
[[nodiscard]] inline std::string text_of(io::row_view const & row, std::string_view column)
{
    std::string const & field = row.text(column);
    return field == "." ? std::string{} : field;
}

} // namespace polarmir::score
