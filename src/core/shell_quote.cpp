#include <polarmir/core/shell_quote.hpp>

namespace polarmir {

std::string shell_quote(std::string_view word)
{
    constexpr std::string_view harmless{
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=:,./@%"};
    if (!word.empty() && word.find_first_not_of(harmless) == std::string_view::npos)
        return std::string{word};
    std::string quoted{"'"};
    for (char const letter : word)
        if (letter == '\'')
            quoted += R"('\'')";
        else
            quoted += letter;
    return quoted + "'";
}

} // namespace polarmir
