#include "report/cells.hpp"

#include <polarmir/io/table_writer.hpp>
#include <polarmir/report/polarization_tables.hpp>

#include <cmath>

namespace polarmir::report {

void write_contributions(std::filesystem::path const & path,
                         score::index_contributions const & contributions,
                         std::span<score::sample_scores const> samples,
                         score::mirna_rows const & rows)
{
    std::vector<std::string> header{"miRNA", "coefficient"};
    for (score::sample_scores const & sample : samples)
        header.push_back(sample.sample);
    io::table_writer table{path, header};
    for (std::size_t i = 0; i < contributions.rows.size(); ++i)
    {
        table << rows.name(contributions.rows[i]) << exact_cell(contributions.coefficients[i]);
        for (double const value : contributions.values.row(i))
            table << value_cell(std::isnan(value) ? std::nullopt : std::optional{value});
        table.end_row();
    }
    table.commit();
}

} // namespace polarmir::report
