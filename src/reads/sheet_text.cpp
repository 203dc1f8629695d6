#include "sheet_text.hpp"

#include <polarmir/core/spreadsheet.hpp>
#include <polarmir/core/utf8.hpp>

namespace polarmir::reads {

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
