#include "sheet_fastq_list.hpp"

#include "sheet_header.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>

#include <algorithm>
#include <utility>

namespace polarmir::reads {
namespace {

using std::string_view;

/// The text up to the end of the first line that holds more than delimiters.
string_view first_line(string_view text)
{
    std::size_t const begin = std::min(text.find_first_not_of(" \t\r\n,;"), text.size());
    return text.substr(begin, text.find_first_of("\r\n", begin) - begin);
}

std::vector<std::string> words_of(string_view line)
{
    std::string plain = to_lower(line);
    std::ranges::replace(plain, ';', ',');
    std::ranges::replace(plain, '\t', ',');
    std::vector<std::string> words;
    for (string_view word : split(plain, ','))
    {
        word = strip(word);
        if (word.size() > 1 && word.starts_with('"') && word.ends_with('"'))
            word = word.substr(1, word.size() - 2);
        words.emplace_back(word);
    }
    return words;
}

/// RGID, RGLB, RGPL ...: of the read group, not of the sample.
bool is_read_group(string_view column)
{
    constexpr std::size_t length{4};
    return column.size() == length && column.starts_with("rg");
}

} // namespace

bool is_fastq_list(string_view text)
{
    std::vector<std::string> const words = words_of(first_line(text));
    return std::ranges::any_of(words, [](string_view word) { return word == "rgsm" || word == "read1file"; });
}

sample_sheet parse_fastq_list(string_view text, std::string const & name)
{
    sheet_scheme const scheme{"RGSM", {"Read1File"}, "Read2File", [](string_view column) {
                                  return is_read_group(column) || column == "lane";
                              }};
    sample_sheet sheet = parse_sheet(text, name, sheet_use::reads, scheme);
    for (std::string const & column : sheet.annotation_columns)
        refuse_own_column(column, name);
    return sheet;
}

} // namespace polarmir::reads
