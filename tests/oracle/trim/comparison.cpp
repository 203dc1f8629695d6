#include "oracle/trim/comparison.hpp"

namespace polarmir::test {

std::map<std::string, std::size_t> comparison::classes() const
{
    std::map<std::string, std::size_t> result;
    for (difference const & one : differences)
        ++result[one.reason];
    return result;
}

} // namespace polarmir::test
