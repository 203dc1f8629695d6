#pragma once
#include <filesystem>
#include <stdexcept>
#include <string>

#include <stdlib.h>

namespace polarmir::test {

/// A directory of its own for one test, removed at the end.
class tmp_dir
{
  public:
    tmp_dir()
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "polarmir-test-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr)
            throw std::runtime_error{"cannot create " + pattern};
        path_ = pattern;
    }
    tmp_dir(tmp_dir const &) = delete;
    tmp_dir & operator=(tmp_dir const &) = delete;
    ~tmp_dir()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] std::filesystem::path const & path() const noexcept { return path_; }
    [[nodiscard]] std::filesystem::path operator/(std::string const & name) const { return path_ / name; }

  private:
    std::filesystem::path path_;
};

} // namespace polarmir::test
