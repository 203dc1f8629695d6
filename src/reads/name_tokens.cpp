#include "name_tokens.hpp"

#include <algorithm>

namespace polarmir::reads {
namespace {

bool is_digit(char letter) noexcept
{
    return letter >= '0' && letter <= '9';
}

bool is_upper(char letter) noexcept
{
    return letter >= 'A' && letter <= 'Z';
}

bool is_index_sequence(std::string_view text) noexcept
{
    constexpr std::size_t shortest{4};
    return text.size() >= shortest && text.find_first_not_of("ACGTN") == std::string_view::npos;
}

} // namespace

bool all_digits(std::string_view text) noexcept
{
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

bool is_read_tag(std::string_view text) noexcept
{
    return text.size() == 2 && (text[0] == 'R' || text[0] == 'I') && text[1] >= '1' && text[1] <= '4';
}

bool is_chunk(std::string_view text) noexcept
{
    return text.size() == 3 && all_digits(text);
}

bool is_sheet_number(std::string_view text) noexcept
{
    return text.starts_with('S') && all_digits(text.substr(1));
}

bool is_illumina_lane(std::string_view text) noexcept
{
    return text.size() == 4 && text[0] == 'L' && all_digits(text.substr(1));
}

bool is_mgi_lane(std::string_view text) noexcept
{
    return text.size() >= 2 && text.size() <= 3 && text[0] == 'L' && all_digits(text.substr(1));
}

bool is_mate_digit(std::string_view text) noexcept
{
    return text == "1" || text == "2";
}

bool is_end_of_crr(std::string_view text) noexcept
{
    return text == "f1" || text == "r2";
}

bool is_casava_barcode(std::string_view text) noexcept
{
    if (text == "NoIndex" || text == "Undetermined")
        return true;
    std::size_t const dash = text.find('-');
    return is_index_sequence(text.substr(0, dash)) &&
           (dash == std::string_view::npos || is_index_sequence(text.substr(dash + 1)));
}

bool is_mgi_flow_cell(std::string_view text) noexcept
{
    auto const letters = static_cast<std::size_t>(std::ranges::find_if_not(text, is_upper) - text.begin());
    std::string_view digits = text.substr(letters);
    for (int suffix = 0; suffix < 2 && !digits.empty() && is_upper(digits.back()); ++suffix)
        digits.remove_suffix(1);
    return letters >= 1 && letters <= 3 && digits.size() >= 7 && digits.size() <= 12 && all_digits(digits);
}

} // namespace polarmir::reads
