#pragma once
#include "io/file_descriptor.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace polarmir::fetch {

/// A download under way: `NAME.part`, and beside it `NAME.part.version` with what tells the server which
/// version of the file the bytes are of. Both outlive the program, so that the next call goes on. Only one
/// process at a time has it. Throws resource_error.
class part_file
{
  public:
    explicit part_file(std::filesystem::path final_path);
    part_file(part_file const &) = delete;
    part_file & operator=(part_file const &) = delete;
    ~part_file();

    [[nodiscard]] std::filesystem::path const & path() const noexcept { return path_; }
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }

    /// As given to `restart`, maybe by an earlier process.
    [[nodiscard]] std::string const & version() const noexcept { return version_; }

    /// Empties it; what comes is of `version`.
    void restart(std::string const & version);
    void append(std::string_view bytes);

    /// Removes it from the disk.
    void discard();

    /// Gives it its final name, once it is safe on the disk.
    void finish();

  private:
    void open_and_lock();

    std::filesystem::path final_;
    std::filesystem::path path_;
    std::filesystem::path version_path_;
    io::file_descriptor handle_;
    std::uint64_t size_{0};
    std::string version_;
};

} // namespace polarmir::fetch
