#include "verdicts.hpp"

#include <polarmir/io/text_file.hpp>

#include <numeric>

namespace polarmir::test {

std::map<std::string, shares> verdicts(std::filesystem::path const & sample_folder)
{
    io::table const isomirs = io::read_table(sample_folder / "isomir.tsv");
    std::map<std::string, shares> all;
    for (auto const & row : isomirs.rows)
        all[row.fields[isomirs.column("Read")]][row.fields[isomirs.column("miRNA")]] =
            std::stod(row.fields[isomirs.column("count")]);
    for (auto & [insert, of_insert] : all)
    {
        double const reads =
            std::accumulate(of_insert.begin(), of_insert.end(), 0.0, [](double sum, auto const & one) {
                return sum + one.second;
            });
        for (auto & [name, share] : of_insert)
            share /= reads;
    }
    return all;
}

} // namespace polarmir::test
