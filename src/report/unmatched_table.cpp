#include <polarmir/core/text.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/report/polarization_tables.hpp>

namespace polarmir::report {

void write_unmatched(std::filesystem::path const & path,
                     std::span<score::odd_row const> rows,
                     std::span<double const> reads)
{
    io::table_writer table{path, {"row", "fate", "counted_for", "may_be", "reads"}};
    for (std::size_t i = 0; i < rows.size(); ++i)
    {
        bool const is_renamed = rows[i].fate == score::row_fate::renamed;
        std::string const names = join(rows[i].names, ";");
        table << rows[i].label << name_of(rows[i].fate) << (is_renamed ? names : "NA")
              << (is_renamed || names.empty() ? "NA" : names) << format_compact(reads[i], 3);
        table.end_row();
    }
    table.commit();
}

} // namespace polarmir::report
