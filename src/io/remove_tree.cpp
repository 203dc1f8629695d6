#include "io/remove_tree.hpp"

#include <cerrno>
#include <string_view>

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

namespace polarmir::io {
namespace {

bool remove_in(int folder, char const * name) noexcept;

void remove_entries(int folder, char const * name) noexcept
{
    int const inner = ::openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR * const entries = inner < 0 ? nullptr : ::fdopendir(inner);
    if (entries == nullptr)
    {
        if (inner >= 0)
            ::close(inner);
        return;
    }
    while (dirent const * const entry = ::readdir(entries)) // NOLINT(concurrency-mt-unsafe): its own stream
        if (std::string_view const found{entry->d_name}; found != "." && found != "..")
            static_cast<void>(remove_in(inner, entry->d_name)); // the folder tells in the end
    ::closedir(entries);
}

bool remove_in(int folder, char const * name) noexcept
{
    if (::unlinkat(folder, name, 0) == 0 || errno == ENOENT)
        return true;
    remove_entries(folder, name);
    return ::unlinkat(folder, name, AT_REMOVEDIR) == 0 || errno == ENOENT;
}

} // namespace

bool remove_tree(char const * path) noexcept
{
    return remove_in(AT_FDCWD, path);
}

} // namespace polarmir::io
