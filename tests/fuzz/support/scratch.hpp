#pragma once
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

#include <stdlib.h>
#include <unistd.h>

namespace polarmir::fuzz {

/// Files for code that reads files, in a folder that goes at the end of the program; after a crash it stays
/// in TMPDIR.
class scratch
{
  public:
    scratch()
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "polarmir-fuzz-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr)
            throw std::runtime_error{"cannot create " + pattern};
        path_ = pattern;
    }
    scratch(scratch const &) = delete;
    scratch & operator=(scratch const &) = delete;
    ~scratch()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] std::filesystem::path const & path() const noexcept { return path_; }

    /// Writes a file, or other content into it.
    std::filesystem::path const & put(std::string const & name, std::string_view content)
    {
        last_ = path_ / name;
        std::FILE * const file = std::fopen(last_.c_str(), "wb");
        if (file == nullptr || std::fwrite(content.data(), 1, content.size(), file) != content.size())
            throw std::runtime_error{"cannot write " + last_.string()};
        std::fclose(file);
        return last_;
    }

  private:
    std::filesystem::path path_;
    std::filesystem::path last_;
};

/// That of this process.
inline scratch & files()
{
    static scratch folder;
    return folder;
}

} // namespace polarmir::fuzz
