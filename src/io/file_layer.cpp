#include "io/file_layer.hpp"

#include <polarmir/core/error.hpp>

#include <cerrno>
#include <system_error>

#include <fcntl.h>

namespace polarmir::io {
namespace {

[[noreturn]] void fail(std::string const & name, std::string const & action)
{
    throw input_error{name + ": " + action + ": " + std::generic_category().message(errno)};
}

} // namespace

file_layer::file_layer(std::filesystem::path const & path) : name_{path == "-" ? "<stdin>" : path.string()}
{
    if (path == "-")
        return;
    owned_ = open_file(path, O_RDONLY);
    number_ = owned_.number();
    if (number_ < 0)
        fail(name_, "cannot open");
}

std::size_t file_layer::read_some(std::span<char> into)
{
    while (true)
    {
        ssize_t const count = ::read(number_, into.data(), into.size());
        if (count >= 0)
            return static_cast<std::size_t>(count);
        if (errno != EINTR)
            fail(name_, "cannot read");
    }
}

} // namespace polarmir::io
