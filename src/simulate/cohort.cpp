#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/simulate/cohort.hpp>

#include <optional>
#include <set>
#include <utility>

namespace polarmir::simulate {
namespace {

constexpr double largest_log2_fold_change{20};

bool is_safe_name(std::string const & name)
{
    constexpr std::string_view allowed{"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-"};
    return !name.empty() && name.front() != '.' && name.front() != '-' &&
           name.find_first_not_of(allowed) == std::string::npos;
}

/// A cell of a table and where it is, for messages.
struct cell
{
    io::table const & table;
    io::table::row const & row;
    std::size_t column;

    [[nodiscard]] std::string const & text() const { return row.fields[column]; }

    template <typename number_t>
    [[nodiscard]] number_t number(number_t smallest, number_t largest) const
    {
        std::optional<number_t> const value = parse_number<number_t>(strip(text()));
        if (!value || !(*value >= smallest && *value <= largest))
            fail("'" + text() + "' in column " + table.header[column] + " is not a number from " +
                 format_compact(static_cast<double>(smallest), 4) + " to " +
                 format_compact(static_cast<double>(largest), 4));
        return *value;
    }

    [[nodiscard]] std::string non_empty() const
    {
        std::string_view const stripped = strip(text());
        if (stripped.empty())
            fail("column " + table.header[column] + " is empty");
        return std::string{stripped};
    }

    [[noreturn]] void fail(std::string const & message) const
    {
        throw parse_error{{table.path, row.line}, message};
    }
};

/// The columns that are copied to the sample sheet.
std::vector<std::size_t> annotation_columns(io::table const & table)
{
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < table.header.size(); ++i)
    {
        std::string const & name = table.header[i];
        if (name == "fastq_1" || name == "fastq_2" || name == "fastq" || name == "file")
            throw parse_error{{table.path, 1},
                              "column " + name + " is written by the simulation; leave it out"};
        if (table.find(name) != i)
            throw parse_error{{table.path, 1}, "column '" + name + "' occurs twice"};
        if (name != "sample" && name != "group" && name != "reads" && name != "haemolysis")
            columns.push_back(i);
    }
    return columns;
}

} // namespace

void cohort::validate() const
{
    if (samples.empty())
        throw usage_error{"there is no sample to simulate"};
    std::set<std::string> names;
    for (sample_plan const & sample : samples)
    {
        if (!is_safe_name(sample.name))
            throw usage_error{
                "sample name '" + sample.name +
                "' must begin with a letter, a digit or _ and hold only letters, digits, . _ and -"};
        // File systems that ignore case would keep only one of the files.
        if (!names.insert(to_lower(sample.name)).second)
            throw usage_error{"sample " + sample.name + " is named twice"};
        if (sample.group.empty())
            throw usage_error{"sample " + sample.name + " has no group"};
        if (!(sample.haemolysis >= 0 && sample.haemolysis <= 1))
            throw usage_error{"the haemolysis of sample " + sample.name + " must lie between 0 and 1"};
        if (sample.annotations.size() != annotation_columns.size())
            throw usage_error{"sample " + sample.name + " does not have one value per annotation column"};
    }
}

cohort make_cohort(std::span<std::string const> groups, std::uint32_t per_group, std::uint64_t reads)
{
    cohort made;
    for (std::string const & group : groups)
        for (std::uint32_t i = 1; i <= per_group; ++i)
        {
            std::string name{group};
            name.append(i < 10 ? "_0" : "_").append(std::to_string(i));
            made.samples.push_back({std::move(name), group, reads, 0, {}});
        }
    made.validate();
    return made;
}

cohort read_cohort(std::filesystem::path const & path, std::uint64_t default_reads)
{
    constexpr std::uint64_t most_reads{10'000'000'000};
    io::table const table = io::read_table(path);
    std::size_t const name = table.column("sample");
    std::size_t const group = table.column("group");
    auto const reads = table.find("reads");
    auto const haemolysis = table.find("haemolysis");
    std::vector<std::size_t> const extra = annotation_columns(table);

    cohort read;
    for (std::size_t const column : extra)
        read.annotation_columns.push_back(table.header[column]);
    for (io::table::row const & row : table.rows)
    {
        sample_plan plan{
            cell{table, row, name}.non_empty(), cell{table, row, group}.non_empty(), default_reads, 0, {}};
        if (reads)
            plan.reads = cell{table, row, *reads}.number<std::uint64_t>(0, most_reads);
        if (haemolysis)
            plan.haemolysis = cell{table, row, *haemolysis}.number<double>(0, 1);
        for (std::size_t const column : extra)
            plan.annotations.push_back(row.fields[column]);
        read.samples.push_back(std::move(plan));
    }
    try
    {
        read.validate();
    }
    catch (usage_error const & e)
    {
        throw input_error{table.path + ": " + e.what()};
    }
    return read;
}

std::vector<effect> read_effects(std::filesystem::path const & path)
{
    io::table const table = io::read_table(path);
    std::size_t const mirna = table.column("miRNA");
    std::size_t const group = table.column("group");
    std::size_t const change = table.column("log2fc");
    std::vector<effect> effects;
    for (io::table::row const & row : table.rows)
        effects.push_back(
            {cell{table, row, mirna}.non_empty(),
             cell{table, row, group}.non_empty(),
             cell{table, row, change}.number<double>(-largest_log2_fold_change, largest_log2_fold_change)});
    return effects;
}

std::vector<abundance> read_abundances(std::filesystem::path const & path)
{
    constexpr double largest{1e15};
    io::table const table = io::read_table(path);
    std::size_t const mirna = table.column("miRNA");
    std::size_t const value = table.column("abundance");
    std::vector<abundance> abundances;
    for (io::table::row const & row : table.rows)
        abundances.push_back(
            {cell{table, row, mirna}.non_empty(), cell{table, row, value}.number<double>(0, largest)});
    return abundances;
}

} // namespace polarmir::simulate
