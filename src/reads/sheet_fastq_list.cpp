#include "sheet_fastq_list.hpp"

#include "sheet_header.hpp"

#include <algorithm>

namespace polarmir::reads {
namespace {

using std::string_view;

/// RGID, RGLB, RGPL ...: of the read group, not of the sample.
bool is_read_group(string_view column)
{
    constexpr std::size_t length{4};
    return column.size() == length && column.starts_with("rg");
}

} // namespace

bool is_fastq_list(string_view text)
{
    std::vector<std::string> const words = first_words(text);
    auto const has = [&](string_view name) { return std::ranges::find(words, name) != words.end(); };
    return (has("rgsm") || has("read1file")) && !has(own_scheme().sample);
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
