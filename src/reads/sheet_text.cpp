#include "sheet_text.hpp"

#include <polarmir/core/spreadsheet.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/io/text_file.hpp>

#include <cstddef>

namespace polarmir::reads {

std::string read_sheet_text(std::filesystem::path const & path)
{
    constexpr std::size_t largest{std::size_t{1} << 26U};
    return io::read_text(path, largest);
}

void check_sheet_text(std::string const & text, std::string const & what, location const & where)
{
    if (!is_utf8(text))
        throw parse_error{where, what + '\'' + printable(text) + "' is not UTF-8; save the sheet as UTF-8"};
    if (is_formula(text))
        throw parse_error{
            where,
            what + '\'' + printable(text) +
                "' is a formula for a spreadsheet that opens the results; begin it with a letter"};
}

} // namespace polarmir::reads
