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

/// Writes a tab-separated table with one header line. Every row must have as many fields as the header
/// (std::logic_error otherwise: a bug). Tabs and line ends inside a field become spaces.
class table_writer
{
  public:
    table_writer(std::filesystem::path const & path,
                 std::vector<std::string> const & header,
                 compression how = compression::none);

    table_writer & operator<<(std::string_view field);

    template <std::integral number_t>
    table_writer & operator<<(number_t number)
    {
        std::array<char, std::numeric_limits<number_t>::digits10 + 2> digits{}; // and the sign
        auto const written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
        begin_field();
        text_.append(digits.data(), written.ptr);
        return *this;
    }

    /// The same field several times.
    table_writer & repeat(std::string_view field, std::size_t times);

    void end_row();

    /// Makes the file appear under its name.
    void commit();

  private:
    void begin_field()
    {
        if (fields_++ != 0)
            text_ += '\t';
    }

    output_file file_;
    std::string text_;
    std::size_t columns_;
    std::size_t fields_{0};
};

} // namespace polarmir::io
