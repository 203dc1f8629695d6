#include "io/named_file.hpp"

#include <sys/stat.h>

namespace polarmir::io {

bool is_named(int file, std::filesystem::path const & path)
{
    struct stat open
    {};
    struct stat named
    {};
    return ::fstat(file, &open) == 0 && ::stat(path.c_str(), &named) == 0 && open.st_dev == named.st_dev &&
           open.st_ino == named.st_ino;
}

} // namespace polarmir::io
