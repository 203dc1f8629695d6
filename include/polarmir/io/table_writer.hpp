#pragma once
#include <polarmir/io/output_file.hpp>

#include <concepts>
#include <cstddef>
#include <filesystem>
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
        return *this << std::string_view{std::to_string(number)};
    }

    void end_row();

    /// Makes the file appear under its name.
    void commit();

  private:
    output_file file_;
    std::string text_;
    std::size_t columns_;
    std::size_t fields_{0};
};

} // namespace polarmir::io
