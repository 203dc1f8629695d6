#include <polarmir/core/error.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/reads/sample.hpp>

#include <algorithm>

namespace polarmir::reads {
namespace {

bool is_control(char letter) noexcept
{
    constexpr char first_printable{' '};
    constexpr char del{'\x7f'};
    return (letter >= 0 && letter < first_printable) || letter == del;
}

} // namespace

std::optional<std::string> fault_of_sample_name(std::string_view name)
{
    constexpr std::size_t longest{200}; // file systems allow 255 bytes; the rest is for temporary names
    if (name.empty())
        return "is empty";
    // Hidden files, options, quotes, and what a spreadsheet takes for a formula.
    if (std::string_view{".-\"=+@"}.find(name.front()) != std::string_view::npos)
        return std::string{"must not begin with '"} + name.front() + "'";
    if (name.find('/') != std::string_view::npos)
        return "must not hold '/'";
    if (std::ranges::any_of(name, is_control))
        return "must not hold control characters";
    if (!is_utf8(name))
        return "is not valid UTF-8";
    if (name.size() > longest)
        return "is longer than " + std::to_string(longest) + " bytes";
    return std::nullopt;
}

void check_sample_name(std::string_view name)
{
    if (std::optional<std::string> const fault = fault_of_sample_name(name))
        throw usage_error{"sample name '" + printable(name) + "' " + *fault + "; choose another"};
}

} // namespace polarmir::reads
