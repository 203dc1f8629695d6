// Tables of our own: fields that were written are read again, tabs and line ends as blanks; and text of any
// kind is read the same from memory and from a file.
#include "support/scratch.hpp"
#include "support/target.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/delimited_text.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/io/text_file.hpp>

namespace {

using namespace polarmir;

/// Fields of two columns, out of an input cut at zero bytes.
void write_and_read(std::string_view input)
{
    std::vector<std::string_view> const fields = split(input, '\0');
    io::table_rows rows{2};
    for (std::string_view const name : {"first", "second"})
        rows << name;
    rows.end_row();
    for (std::size_t i = 0; i + 1 < fields.size(); i += 2)
    {
        rows << fields[i] << fields[i + 1];
        rows.end_row();
    }
    io::table const read = io::parse_table(rows.text(), "table");
    fuzz::promise(read.rows.size() == fields.size() / 2, "every row is read again");
    for (std::size_t i = 0; i < fields.size() / 2 * 2; ++i)
    {
        std::string expected{fields[i]};
        std::ranges::replace_if(
            expected, [](char letter) { return letter == '\t' || letter == '\n' || letter == '\r'; }, ' ');
        fuzz::promise(read.rows[i / 2].fields[i % 2] == expected, "every field is read again");
    }
}

struct outcome
{
    std::optional<std::string> refused;
    std::vector<std::vector<std::string>> rows;
};

void read_twice(std::string_view input)
{
    std::filesystem::path const file = fuzz::files().put("table.tsv", input);
    auto const read = [](auto const & get) {
        outcome out;
        out.refused = fuzz::refusal([&] {
            io::table const table = get();
            for (io::table::row const & row : table.rows)
            {
                fuzz::promise(row.fields.size() == table.header.size(), "rows are as long as the header");
                out.rows.push_back(row.fields);
            }
        });
        return out;
    };
    outcome const of_file = read([&] { return io::read_table(file); });
    outcome const of_text = read([&] { return io::parse_table(input, file.string()); });
    fuzz::promise(of_file.refused == of_text.refused && of_file.rows == of_text.rows,
                  "a file is read as its text is");
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    std::string_view const input = fuzz::text_of(data, size);
    write_and_read(input);
    if (!input.starts_with('\x1f')) // which would be taken for gzip
        read_twice(input);
    for (char const delimiter : {',', '\t', ';'})
        fuzz::refuse_or_do([&] {
            std::string const name{"text"};
            io::delimited_reader reader{input, delimiter, name};
            std::uint64_t line{0};
            while (auto const record = reader.next())
            {
                fuzz::promise(!record->fields.empty() && record->line > line,
                              "records come one after the other");
                line = record->line;
            }
        });
    return 0;
}
