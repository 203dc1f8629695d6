// A sample sheet that is read, for whatever use, can be written and is read again as it was.
#include "support/target.hpp"

#include <polarmir/reads/sample.hpp>
#include <polarmir/reads/sample_sheet.hpp>

namespace {

using namespace polarmir;

std::string written(reads::sample_sheet const & sheet)
{
    bool const has_mates =
        std::ranges::any_of(sheet.rows, [](reads::sheet_row const & row) { return !row.mate.empty(); });
    std::string text{"sample\tfastq_1"};
    if (has_mates)
        text += "\tfastq_2";
    for (std::string const & column : sheet.annotation_columns)
        text += '\t' + reads::sheet_field(column);
    for (reads::sheet_row const & row : sheet.rows)
    {
        text += '\n' + reads::sheet_field(row.sample) + '\t' + reads::sheet_field(row.file);
        if (has_mates)
            text += '\t' + reads::sheet_field(row.mate);
        for (std::string const & value : row.annotations)
            text += '\t' + reads::sheet_field(value);
    }
    return text + '\n';
}

void check(reads::sample_sheet const & sheet, reads::sheet_use use)
{
    fuzz::promise(!sheet.rows.empty(), "a sheet has a row");
    for (reads::sheet_row const & row : sheet.rows)
    {
        fuzz::promise(!reads::fault_of_sample_name(row.sample),
                      "a sample of a sheet has a name without a fault");
        fuzz::promise(row.annotations.size() == sheet.annotation_columns.size(), "a value for each column");
    }
    std::string const text = written(sheet);
    std::optional<std::string> const refused = fuzz::refusal([&] {
        reads::sample_sheet const again = reads::parse_sample_sheet(text, "again.tsv", use);
        fuzz::promise(again.annotation_columns == sheet.annotation_columns, "columns are read again");
        fuzz::promise(written(again) == text, "a sheet that was written is read again");
    });
    fuzz::promise(!refused, "a sheet that was written is not refused: " + refused.value_or(""));
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    for (reads::sheet_use const use : {reads::sheet_use::reads, reads::sheet_use::labels})
        fuzz::refuse_or_do(
            [&] { check(reads::parse_sample_sheet(fuzz::text_of(data, size), "sheet.tsv", use), use); });
    return 0;
}
