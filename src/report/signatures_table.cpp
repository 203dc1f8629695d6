#include <polarmir/core/text.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/report/polarization_tables.hpp>

namespace polarmir::report {

void write_signatures(std::filesystem::path const & path,
                      score::scorer const & scorer,
                      score::mirna_rows const & rows,
                      std::span<score::row_origin const> origins)
{
    io::table_writer table{
        path,
        {"set", "version", "hash", "accession", "miRNA", "weight", "direction", "row", "red_cell", "origin"}};
    for (score::signature const & set : scorer.sets())
    {
        std::string const hash = set.hash();
        for (score::member const & one : set.members)
        {
            std::optional<std::size_t> const row = scorer.row_of(one);
            table << set.name << set.version << hash << one.accession << one.name << format_exact(one.weight)
                  << one.direction << (row ? rows.label(*row) : "NA")
                  << (row && scorer.is_red_cell(*row) ? "yes" : "no")
                  << (row && !origins.empty() ? origins[rows.table_row(*row)].text : "NA");
            table.end_row();
        }
    }
    table.commit();
}

} // namespace polarmir::report
