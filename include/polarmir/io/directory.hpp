#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace polarmir::io {

/// A rename is only sure to survive a crash when the directory it happened in is synced as well. Some network
/// file systems cannot sync a directory; there is nothing left to do then. Throws resource_error.
void sync_directory(std::filesystem::path const & directory);

/// Creates a folder and those above it that are missing, and syncs where they were added: a power loss must
/// not take results with them. Nothing to do when it is there, or for the empty path. Throws resource_error.
void create_folder(std::filesystem::path const & folder);

/// What is in a folder, sorted by path; with a failure what was found up to it.
[[nodiscard]] std::vector<std::filesystem::path> list_directory(std::filesystem::path const & directory,
                                                                std::error_code & failure);

/// The same; nothing when there is no such folder. Throws resource_error.
[[nodiscard]] std::vector<std::filesystem::path> list_directory(std::filesystem::path const & directory);

/// Removes a file, or an empty folder; nothing to do when there is none. False when there was none. Throws
/// resource_error.
bool remove_file(std::filesystem::path const & path);

/// Removes a file or folder that a critical_step noted, if it is still there.
void remove_temporary(std::filesystem::path const & path) noexcept;

/// Removes, as far as that can be done, what a folder holds under names for which `is_leftover`: what killed
/// processes have left. For who knows that no process writes there. Throws resource_error when the folder
/// cannot be listed.
void remove_leftovers(std::filesystem::path const & folder,
                      std::function<bool(std::string const &)> const & is_leftover);

/// Gives the finished temporary folder `from`, noted by a critical_step, the name `to`. What stood there
/// before is removed; who looks sees the old folder or the new one, where the file system can exchange names.
/// A folder of another file system is copied beside its final place first. Throws resource_error.
void replace_directory(std::filesystem::path const & from, std::filesystem::path const & to);

/// The same with a file.
void replace_file(std::filesystem::path const & from, std::filesystem::path const & to);

/// Creates an empty folder, noted by a critical_step: `stem.tmp.PROCESS`, and if that exists
/// `stem.tmp.PROCESS.NUMBER`. Missing parents are created. Throws resource_error.
[[nodiscard]] std::filesystem::path create_temporary_directory(std::filesystem::path const & stem);

/// A folder for temporary files, made by create_temporary_directory and removed with everything in it.
class temporary_directory
{
  public:
    explicit temporary_directory(std::filesystem::path const & stem) : path_{create_temporary_directory(stem)}
    {}
    temporary_directory(temporary_directory const &) = delete;
    temporary_directory & operator=(temporary_directory const &) = delete;
    ~temporary_directory() { remove_temporary(path_); }

    [[nodiscard]] std::filesystem::path const & path() const noexcept { return path_; }

  private:
    std::filesystem::path path_;
};

/// Whether `name` is `stem.tmp.DIGITS` or `stem.tmp.DIGITS.DIGITS`: the temporary file or folder of a process
/// that writes `stem`.
[[nodiscard]] bool is_temporary_of(std::string_view name, std::string_view stem);

/// Whether it is one of any file. Removed by who knows that no process writes there.
[[nodiscard]] bool is_temporary(std::string_view name);

} // namespace polarmir::io
