#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::io {

/// One line of a delimited table, or several where a quoted field holds line ends.
struct delimited_record
{
    std::uint64_t line{0}; ///< 1-based, its first
    std::vector<std::string> fields;
};

/// Reads delimited text with optional double quotes around fields, in which "" stands for one (RFC 4180).
/// Fields without quotes lose blanks at both ends. Lines end with LF, CRLF or CR. Throws parse_error for a
/// quote that is not closed or is followed by text.
class delimited_reader
{
  public:
    /// `name` stands for the path in messages. Both views must outlive the reader.
    delimited_reader(std::string_view text, char delimiter, std::string const & name) :
        text_{text}, delimiter_{delimiter}, name_{name}
    {}

    /// The next record that is not empty; one whose fields are all empty counts as such.
    [[nodiscard]] std::optional<delimited_record> next();

  private:
    [[nodiscard]] bool at_field_end() const noexcept;
    void skip_blanks() noexcept;
    [[nodiscard]] std::string read_field();
    [[nodiscard]] std::string read_quoted();
    void skip_line_end() noexcept;
    [[nodiscard]] delimited_record read_record();

    std::string_view text_;
    char delimiter_;
    std::string const & name_;
    std::size_t position_{0};
    std::uint64_t line_{1};
};

} // namespace polarmir::io
