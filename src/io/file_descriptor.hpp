#pragma once
#include <cerrno>
#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace polarmir::io {

/// Owner of a POSIX file descriptor; -1 means none.
class file_descriptor
{
  public:
    file_descriptor() = default;
    explicit file_descriptor(int number) noexcept : number_{number} {}
    file_descriptor(file_descriptor && other) noexcept : number_{std::exchange(other.number_, -1)} {}
    file_descriptor & operator=(file_descriptor && other) noexcept
    {
        std::swap(number_, other.number_);
        return *this;
    }
    file_descriptor(file_descriptor const &) = delete;
    file_descriptor & operator=(file_descriptor const &) = delete;
    ~file_descriptor()
    {
        if (number_ >= 0)
            ::close(number_);
    }

    [[nodiscard]] int number() const noexcept { return number_; }

    /// Gives the number away.
    [[nodiscard]] int release() noexcept { return std::exchange(number_, -1); }

    /// Waits until the bytes are on the disk; false, with errno set, when they cannot get there.
    [[nodiscard]] bool sync() const noexcept
    {
        while (::fsync(number_) != 0)
            if (errno != EINTR)
                return false;
        return true;
    }

    /// Closes now; false, with errno set, when the system reports a delayed write error. Linux closes a file
    /// also when a signal interrupts that.
    [[nodiscard]] bool close() noexcept { return ::close(std::exchange(number_, -1)) == 0 || errno == EINTR; }

  private:
    int number_{-1};
};

/// As ::open, also when a signal interrupts it; never passed on to other programs.
[[nodiscard]] inline file_descriptor
open_file(std::filesystem::path const & path, int flags, ::mode_t mode = 0666)
{
    while (true)
        if (int const number = ::open(path.c_str(), flags | O_CLOEXEC, mode); number >= 0 || errno != EINTR)
            return file_descriptor{number};
}

} // namespace polarmir::io
