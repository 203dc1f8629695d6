#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>

#include <algorithm>

namespace polarmir {

std::string some_of(std::span<std::string const> names)
{
    constexpr std::size_t most{10};
    std::size_t const shown = std::min(names.size(), most);
    std::string const text = join(names.first(shown), ", ");
    return names.size() > shown ? text + " and " + std::to_string(names.size() - shown) + " more" : text;
}

std::string without_code(std::string const & fault)
{
    std::size_t const end = fault.find("] ");
    return fault.starts_with('[') && end != std::string::npos ? fault.substr(end + 2) : fault;
}

} // namespace polarmir
