#include <polarmir/core/spreadsheet.hpp>
#include <polarmir/core/text.hpp>

namespace polarmir {

bool is_formula(std::string_view cell) noexcept
{
    cell = strip(cell);
    if (cell.starts_with('=') || cell.starts_with('@'))
        return true;
    return (cell.starts_with('+') || cell.starts_with('-')) &&
           cell.find_first_of("(|!") != std::string_view::npos;
}

} // namespace polarmir
