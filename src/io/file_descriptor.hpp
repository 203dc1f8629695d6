#pragma once
#include <utility>

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

    /// Closes now; false, with errno set, when the system reports a delayed write error.
    [[nodiscard]] bool close() noexcept { return ::close(std::exchange(number_, -1)) == 0; }

  private:
    int number_{-1};
};

} // namespace polarmir::io
