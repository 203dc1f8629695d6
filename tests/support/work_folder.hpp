#pragma once
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::test {

/// A folder that is the working directory while it lives, so that the program's messages hold relative paths.
class work_folder
{
  public:
    work_folder() { std::filesystem::current_path(dir_.path()); }
    work_folder(work_folder const &) = delete;
    work_folder & operator=(work_folder const &) = delete;
    ~work_folder()
    {
        std::error_code ignored;
        std::filesystem::current_path(before_, ignored);
    }

    work_folder & add_text(std::string const & path, std::string_view text)
    {
        std::filesystem::path const file{path};
        if (file.has_parent_path())
            std::filesystem::create_directories(file.parent_path());
        std::ofstream{file, std::ios::binary} << text;
        return *this;
    }

    /// FASTQ files with one read each: the same in files that differ in R1, R2, I1 only.
    work_folder & add_reads(std::vector<std::string> const & paths)
    {
        for (std::string const & path : paths)
            add_read(path, "A1:1:HFLOW:1:1101:" + std::to_string(++reads_) + ":7 1:N:0:A");
        return *this;
    }

    work_folder & add_read(std::string const & path, std::string const & name)
    {
        return add_text(path, record(name, "ACGTACGTACGTACGTACGT"));
    }

  private:
    std::filesystem::path before_{std::filesystem::current_path()};
    tmp_dir dir_;
    int reads_{0};
};

} // namespace polarmir::test
