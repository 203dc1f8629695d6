#include "whole_number.hpp"

#include <algorithm>
#include <string>

namespace polarmir::cli {

CLI::Validator whole_number()
{
    return {[](std::string & text) -> std::string {
                std::size_t const other = text.find_first_not_of("0123456789");
                if (text.empty() || other != std::string::npos)
                    return "'" + text + "' is not a whole number of 0 or more, written in digits";
                text.erase(0, std::min(text.find_first_not_of('0'), text.size() - 1));
                return {};
            },
            ""};
}

} // namespace polarmir::cli
