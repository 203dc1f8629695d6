#pragma once
#include <polarmir/io/delimited_text.hpp>
#include <polarmir/tables/count_table.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace polarmir::tables {

/// A table as text.
struct raw_table
{
    std::string name; ///< for messages
    char delimiter{'\t'};
    std::vector<io::delimited_record> records;
};

/// What to do with several rows of one miRNA.
enum class repeats
{
    refused,
    added,
    same_reads, ///< the largest, unless there are fractions, which are added
};

/// Where things stand in a table.
struct layout
{
    form what{form::matrix};
    repeats how{repeats::refused};
    std::size_t first_row{1}; ///< record that holds the first miRNA
    std::size_t name{0};      ///< column of the miRNA
    std::vector<std::size_t> counts{};
    std::vector<std::string> samples{}; ///< of `counts`; empty: the table does not tell
    std::optional<std::size_t> kind{};  ///< column that says `miRNA` in rows that are taken
    std::vector<std::string> remarks{};
};

/// Tells the form of a table that has at least one record. Throws parse_error when it is that of a pipeline,
/// but a column that is needed is missing.
[[nodiscard]] layout recognise(raw_table const & table);

} // namespace polarmir::tables
