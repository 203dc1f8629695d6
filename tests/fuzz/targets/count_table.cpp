// Tables of counts of any pipeline: what is read are counts, and a matrix that is written is read again as it
// was.
#include "support/scratch.hpp"
#include "support/target.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/tables/count_table.hpp>
#include <polarmir/tables/mirna_label.hpp>

#include <cmath>

namespace {

using namespace polarmir;

void check(tables::count_matrix const & counts)
{
    fuzz::promise(!counts.samples.empty() && !counts.mirnas.empty(), "a table has samples and miRNAs");
    fuzz::promise(counts.columns.size() == counts.samples.size(), "a column for each sample");
    for (std::vector<double> const & column : counts.columns)
    {
        fuzz::promise(column.size() == counts.mirnas.size(), "a value for each miRNA");
        fuzz::promise(
            std::ranges::all_of(column, [](double count) { return count >= 0 && std::isfinite(count); }),
            "counts are numbers of 0 and more");
    }
}

std::filesystem::path write(tables::count_matrix const & counts)
{
    io::table_rows rows{counts.samples.size() + 1};
    rows << "miRNA";
    for (std::string const & sample : counts.samples)
        rows << sample;
    rows.end_row();
    for (std::size_t row = 0; row < counts.mirnas.size(); ++row)
    {
        rows << counts.mirnas[row];
        for (std::vector<double> const & column : counts.columns)
            rows << format_exact(column[row]);
        rows.end_row();
    }
    return fuzz::files().put("again.tsv", rows.text());
}

void read(std::filesystem::path const & path)
{
    tables::count_table const table = tables::read_count_table(path);
    check(table.counts);
    std::vector<std::string> remarks;
    check(tables::with_single_names(table, remarks));
    static_cast<void>(tables::samples_like_cpm(table.counts));
    for (std::string const & label : table.counts.mirnas)
        static_cast<void>(tables::names_in(label));
    fuzz::refuse_or_do([&] { check(tables::side_by_side({table, table})); });
    if (table.what == tables::form::matrix)
        fuzz::refuse_or_do([&] {
            tables::count_table const again = tables::read_count_table(write(table.counts));
            fuzz::promise(again.what != tables::form::matrix || again.counts.columns == table.counts.columns,
                          "counts that were written are read again");
        });
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    std::filesystem::path const file = fuzz::files().put("counts.tsv", fuzz::text_of(data, size));
    fuzz::refuse_or_do([&] { read(file); });
    return 0;
}
