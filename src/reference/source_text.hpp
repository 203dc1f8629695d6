#pragma once
#include <polarmir/reference/store.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace polarmir::reference {

/// A whole text file in memory, inflated, with LF line ends and without a byte order mark.
struct source_text
{
    std::string path;
    std::string text;
    source_file origin;
};

/// Throws input_error as io::input_file does, and for more than 256 MiB.
[[nodiscard]] source_text read_source(std::filesystem::path const & path);

/// The lines of a text in memory.
class text_lines
{
  public:
    explicit text_lines(std::string_view text) : rest_{text} {}

    /// False at the end; a last line without LF counts.
    [[nodiscard]] bool next(std::string_view & line)
    {
        if (rest_.empty())
            return false;
        std::size_t const end = rest_.find('\n');
        line = rest_.substr(0, end);
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
        ++number_;
        return true;
    }

    /// 1-based number of the line `next` gave last.
    [[nodiscard]] std::uint64_t number() const noexcept { return number_; }

  private:
    std::string_view rest_;
    std::uint64_t number_{0};
};

} // namespace polarmir::reference
