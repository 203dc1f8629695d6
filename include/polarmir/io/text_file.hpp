#pragma once
#include <polarmir/core/text.hpp>
#include <polarmir/io/input_file.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::io {

/// The lines of a (possibly gzip-compressed) text file, without their LF, CRLF or CR ends and without a UTF-8
/// byte order mark before the first.
class line_reader
{
  public:
    explicit line_reader(std::filesystem::path const & path);

    /// False at the end. `line` is valid until the next call. Throws input_error as input_file does, and
    /// parse_error for a line of more than 64 MiB.
    [[nodiscard]] bool next(std::string_view & line);

    /// 1-based number of the line `next` gave last.
    [[nodiscard]] std::uint64_t line_number() const noexcept;
    [[nodiscard]] std::string const & name() const noexcept;

  private:
    input_file file_;
    std::string buffer_;
    std::size_t position_{0};
    std::uint64_t line_number_{0};
    bool at_end_{false};
};

/// Throws input_error for the bytes of a workbook or of UTF-16, which people give in place of a text table.
void refuse_no_text(std::string_view bytes, std::string const & name);

/// The whole of a (possibly gzip-compressed) text file, without a UTF-8 byte order mark. Throws input_error
/// when it cannot be read or is larger than `largest` bytes.
[[nodiscard]] std::string read_text(std::filesystem::path const & path, std::size_t largest);

/// A delimited text table held as strings.
struct table
{
    struct row
    {
        std::uint64_t line{0}; ///< 1-based line in the file
        std::vector<std::string> fields;
    };

    std::string path;
    std::vector<std::string> header;
    std::vector<row> rows;

    /// Index of a column by its exact name, if there is one.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;

    /// The same; throws parse_error naming file and column when it is missing.
    [[nodiscard]] std::size_t column(std::string_view name) const;
};

/// Reads a table with one header line row by row; a row with more or fewer fields than the header is a
/// parse_error. Blank lines are skipped, a UTF-8 byte order mark is dropped. No quoting: the files are our
/// own.
class table_reader
{
  public:
    explicit table_reader(std::filesystem::path const & path, char delimiter = '\t');

    /// Name and header, without rows.
    [[nodiscard]] table const & head() const noexcept { return head_; }

    /// As table::column.
    [[nodiscard]] std::size_t column(std::string_view name) const { return head_.column(name); }

    /// Goes to the next row; false at the end.
    [[nodiscard]] bool next();

    /// Of the row; valid until the next call of `next`.
    [[nodiscard]] std::vector<std::string_view> const & fields() const noexcept { return fields_; }
    [[nodiscard]] std::uint64_t line() const noexcept { return lines_.line_number(); }

  private:
    line_reader lines_;
    char delimiter_;
    table head_;
    std::vector<std::string_view> fields_;
};

/// The fields of one row by the names of their columns.
class row_view
{
  public:
    /// Both must outlive the view.
    row_view(io::table const & table, io::table::row const & row) : table_{table}, row_{row} {}

    [[nodiscard]] std::string const & text(std::string_view column) const
    {
        return row_.fields[table_.column(column)];
    }

    /// Throws parse_error when the field is no such number.
    template <typename number_t>
    [[nodiscard]] number_t number(std::string_view column) const
    {
        auto const value = parse_number<number_t>(text(column));
        if (!value)
            fail(column, "a number");
        return *value;
    }

    /// Throws parse_error: the field of `column` is not what was `expected`.
    [[noreturn]] void fail(std::string_view column, std::string_view expected) const;

  private:
    io::table const & table_;
    io::table::row const & row_;
};

/// As table_reader, of text in memory (embedded tables), which must outlive it; `name` stands for the path in
/// messages.
class text_table
{
  public:
    text_table(std::string_view text, std::string const & name, char delimiter = '\t');

    [[nodiscard]] table const & head() const noexcept { return head_; }
    [[nodiscard]] std::size_t column(std::string_view name) const { return head_.column(name); }
    [[nodiscard]] bool next();
    [[nodiscard]] std::vector<std::string_view> const & fields() const noexcept { return fields_; }
    [[nodiscard]] std::uint64_t line() const noexcept { return line_; }

  private:
    /// False at the end.
    [[nodiscard]] bool next_line(std::string_view & line);

    std::string_view rest_;
    char delimiter_;
    table head_;
    std::vector<std::string_view> fields_;
    std::uint64_t line_{0};
};

/// All rows that table_reader gives. Throws parse_error where they take more than 256 MiB of memory.
[[nodiscard]] table read_table(std::filesystem::path const & path, char delimiter = '\t');

/// All rows that text_table gives.
[[nodiscard]] table parse_table(std::string_view text, std::string const & name, char delimiter = '\t');

} // namespace polarmir::io
