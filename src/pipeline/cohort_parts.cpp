#include "cohort_parts.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/table_writer.hpp>

#include <algorithm>
#include <map>

namespace polarmir::pipeline {

namespace fs = std::filesystem;

std::vector<std::string> cohort_header(std::vector<std::string> first, samples_view samples)
{
    for (stored_sample const & sample : samples)
        first.push_back(sample.name);
    return first;
}

void write_pairs(fs::path const & path,
                 std::vector<std::string> const & first,
                 samples_view samples,
                 read_pairs stored_sample::*member,
                 key_order order)
{
    std::vector<std::string> keys;
    std::map<std::string, std::vector<std::uint64_t>> cells;
    for (std::size_t i = 0; i < samples.size(); ++i)
        for (auto const & [key, reads] : samples[i].*member)
        {
            auto const [entry, is_new] = cells.try_emplace(key, samples.size(), 0);
            if (is_new)
                keys.push_back(key);
            entry->second[i] = reads;
        }
    if (order == key_order::natural)
        std::ranges::sort(keys, natural_less);
    io::table_writer table{path, cohort_header(first, samples)};
    for (std::string const & key : keys)
    {
        for (std::string_view const part : split(key, '\t'))
            table << part;
        for (std::uint64_t const reads : cells.at(key))
            table << reads;
        table.end_row();
    }
    table.commit();
}

void write_values(fs::path const & path,
                  samples_view samples,
                  std::vector<std::pair<std::string, std::string>> stored_sample::*member,
                  std::string_view unit)
{
    std::vector<std::string> columns{"sample"};
    for (stored_sample const & sample : samples)
        if (columns.size() == 1)
            for (auto const & [column, value] : sample.*member)
                columns.push_back(column);
    io::table_writer table{path, columns};
    for (stored_sample const & sample : samples)
    {
        if ((sample.*member).empty())
            continue;
        table << sample.name;
        for (auto const & [column, value] : sample.*member)
            table << (column == "unit" ? unit : std::string_view{value});
        table.end_row();
    }
    table.commit();
}

} // namespace polarmir::pipeline
