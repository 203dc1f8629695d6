#pragma once
#include <polarmir/io/output_file.hpp>

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <filesystem>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::io {

/// Rows of a tab-separated table as text. Every row must have `columns` fields (std::logic_error otherwise: a
/// bug). Tabs and line ends inside a field become spaces.
class table_rows
{
  public:
    explicit table_rows(std::size_t columns) : columns_{columns} {}

    table_rows & operator<<(std::string_view field);

    template <std::integral number_t>
    table_rows & operator<<(number_t number)
    {
        std::array<char, std::numeric_limits<number_t>::digits10 + 2> digits{}; // and the sign
        auto const written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
        begin_field();
        text_.append(digits.data(), written.ptr);
        return *this;
    }

    /// The same field several times.
    table_rows & repeat(std::string_view field, std::size_t times);

    void end_row();

    /// All whole rows.
    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    /// Forgets them.
    void clear() noexcept { text_.clear(); }

  private:
    void begin_field()
    {
        if (fields_++ != 0)
            text_ += '\t';
    }

    std::string text_;
    std::size_t columns_;
    std::size_t fields_{0};
};

/// Writes a tab-separated table with one header line.
class table_writer
{
  public:
    table_writer(std::filesystem::path const & path,
                 std::vector<std::string> const & header,
                 compression how = compression::none);

    template <typename field_t>
    table_writer & operator<<(field_t const & field)
    {
        rows_ << field;
        return *this;
    }

    /// The same field several times.
    table_writer & repeat(std::string_view field, std::size_t times);

    void end_row();

    /// Rows of as many columns behind those that are there.
    void append(table_rows const & rows);

    /// Makes the file appear under its name.
    void commit();

  private:
    void flush();

    output_file file_;
    table_rows rows_;
};

} // namespace polarmir::io
