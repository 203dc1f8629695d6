#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace polarmir::io {

enum class compression
{
    none,
    gzip, ///< one member, mtime 0, no name: the same bytes on every run
};

/// A file that appears under its final name only when it is complete: bytes go to `<name>.tmp.<pid>.<n>` in
/// the same directory; `commit` flushes, fsyncs and renames. Destroyed without `commit`, the temporary file
/// is removed. Missing parent directories are created. Throws resource_error.
class output_file
{
  public:
    explicit output_file(std::filesystem::path path, compression how = compression::none);
    output_file(output_file const &) = delete;
    output_file & operator=(output_file const &) = delete;
    ~output_file();

    void write(std::string_view bytes);
    void commit();

  private:
    struct state;
    std::unique_ptr<state> state_;
};

/// The whole file at once, with the guarantees of output_file.
void write_file(std::filesystem::path const & path, std::string_view content);

} // namespace polarmir::io
