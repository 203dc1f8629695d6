#pragma once
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

namespace polarmir::io {

enum class lock_kind
{
    shared,   ///< any number of processes, but none with `exclusive`
    exclusive ///< one process
};

/// An advisory lock between processes, also of different machines where the file system passes flock(2) on
/// (NFS since Linux 2.6.12, Lustre with -o flock). The system releases it when its process ends, however that
/// is: the lock of a crashed program does not stay, only its file, which the next one takes over. The file
/// tells who holds the lock (of several, who took it last) and is removed with it.
class file_lock
{
  public:
    /// Waits for at most `patience` and then throws resource_error, with what the holder wrote about itself.
    /// `owner`: what to write, one line. Also throws when the file cannot be created.
    file_lock(std::filesystem::path path,
              lock_kind kind,
              std::string const & owner,
              std::chrono::milliseconds patience);
    file_lock(file_lock const &) = delete;
    file_lock & operator=(file_lock const &) = delete;
    ~file_lock();

    /// False on a file system without locks: nobody is kept away.
    [[nodiscard]] bool is_held() const noexcept;

  private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace polarmir::io
