#include "verdicts.hpp"

#include "support/files.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>

namespace polarmir::test {

std::map<std::string, shares> verdicts(std::filesystem::path const & sample_folder)
{
    auto const counts = cells(sample_folder / "counts.tsv");
    io::table const inserts = io::read_table(sample_folder / "unique.tsv.gz");
    std::map<std::string, shares> all;
    for (auto const & row : inserts.rows)
    {
        if (row.fields[inserts.column("class")] != "mirna")
            continue;
        shares & of_insert = all[row.fields[inserts.column("sequence")]];
        double sum{0};
        for (std::string_view const name : split(row.fields[inserts.column("targets")], ';'))
            sum += of_insert[std::string{name}] = std::stod(counts.at(std::string{name}).at("fractional"));
        for (auto & [name, share] : of_insert)
            share = sum > 0 ? share / sum : 1.0 / static_cast<double>(of_insert.size());
    }
    return all;
}

} // namespace polarmir::test
