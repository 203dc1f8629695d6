#pragma once
#include <polarmir/core/text.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <type_traits>
#include <vector>

#include <CLI/CLI.hpp>

namespace polarmir::cli {

/// Turns one of these words, in letters of any case, into its enumerator; a message that lists them when it
/// is another. Its name is the words with a bar between them, for who looks through the options.
template <typename enumeration_t>
[[nodiscard]] CLI::Validator choice(std::map<std::string, enumeration_t> const & values)
{
    std::vector<std::string> words;
    for (auto const & [name, value] : values)
        words.push_back(name);
    return {[values](std::string & word) -> std::string {
                std::vector<std::string> known;
                for (auto const & [name, value] : values)
                {
                    if (to_lower(word) == to_lower(name))
                    {
                        word = std::to_string(static_cast<std::underlying_type_t<enumeration_t>>(value));
                        return {};
                    }
                    known.push_back(name);
                }
                return "there is no '" + word + "'; known are " + join(known, ", ");
            },
            "",
            join(words, "|")};
}

} // namespace polarmir::cli
