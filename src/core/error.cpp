#include <polarmir/core/error.hpp>

#include <system_error>
#include <utility>

namespace polarmir {
namespace {

std::string format(location const & where, std::string const & message)
{
    return where.path + (where.line != 0 ? ':' + std::to_string(where.line) : std::string{}) + ": " + message;
}

} // namespace

parse_error::parse_error(location where, std::string const & message) :
    input_error{format(where, message)}, where_{std::move(where)}
{}

resource_error
resource_error::from_errno(std::string const & path, std::string const & action, int errno_value)
{
    return resource_error{path + ": " + action + ": " + std::generic_category().message(errno_value)};
}

} // namespace polarmir
