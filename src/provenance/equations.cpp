#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/directory.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/pipeline/sample_directory.hpp>
#include <polarmir/provenance/verify.hpp>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace polarmir::provenance {
namespace {

namespace fs = std::filesystem;

/// A column of counts: number by row name.
using counted = std::map<std::string, std::uint64_t, std::less<>>;

constexpr char const * cohort_ledger{"qc/ledger.tsv"};
constexpr char const * cohort_counts{"counts/mature_counts.tsv"};

std::uint64_t number(io::table_reader const & table, std::size_t column)
{
    std::string_view const text = table.fields()[column];
    if (std::optional<std::uint64_t> const value = parse_number<std::uint64_t>(text))
        return *value;
    throw parse_error{{table.head().path, table.line()},
                      "'" + std::string{text} + "' is not a number of reads"};
}

/// One column of a table, by its first column.
counted read_column(fs::path const & path, std::string_view column)
{
    io::table_reader table{path};
    std::size_t const index = table.column(column);
    counted numbers;
    while (table.next())
        numbers[std::string{table.fields()[0]}] = number(table, index);
    return numbers;
}

/// Columns of samples, which share the names of the rows.
struct cohort_table
{
    std::vector<std::string> samples;
    std::vector<std::string> rows;
    std::vector<std::vector<std::uint64_t>> columns; ///< by sample
};

cohort_table read_cohort(fs::path const & path)
{
    io::table_reader table{path};
    std::vector<std::string> const & header = table.head().header;
    cohort_table read{{header.begin() + 1, header.end()}, {}, {}};
    read.columns.resize(read.samples.size());
    while (table.next())
    {
        read.rows.emplace_back(table.fields()[0]);
        for (std::size_t i = 0; i < read.samples.size(); ++i)
            read.columns[i].push_back(number(table, i + 1));
    }
    return read;
}

/// Nothing, and a problem, when the table cannot be read. None is needed where nothing was merged.
std::optional<cohort_table>
try_cohort(fs::path const & out, char const * name, std::vector<finding> & problems)
try
{
    if (!fs::exists(out / name))
        return std::nullopt;
    return read_cohort(out / name);
}
catch (input_error const & e)
{
    problems.push_back({name, "damaged", e.what()});
    return std::nullopt;
}

std::optional<finding> check_balance(std::string const & file, counted const & ledger)
{
    auto const input = ledger.find("input");
    if (input == ledger.end())
        return finding{file, "damaged", "has no line 'input'"};
    std::uint64_t sum{0};
    for (auto const & [fate, reads] : ledger)
        if (fate != "input")
            sum += reads;
    if (sum == input->second)
        return std::nullopt;
    return finding{file,
                   "inconsistent",
                   "input is " + std::to_string(input->second) + ", the fates add up to " +
                       std::to_string(sum)};
}

/// Whether a column of the cohort holds what the sample's own file holds; what is not named is 0.
std::optional<finding> compare_column(char const * cohort_file,
                                      cohort_table const & cohort,
                                      std::size_t column,
                                      std::string const & sample_file,
                                      counted const & own)
{
    std::size_t differing{0};
    std::string first;
    auto const compare_row = [&](std::string const & row, std::uint64_t in_cohort, std::uint64_t in_sample) {
        if (in_cohort != in_sample && differing++ == 0)
            first = row + " is " + std::to_string(in_cohort) + ", in " + sample_file + " " +
                    std::to_string(in_sample);
    };
    std::set<std::string_view> known;
    for (std::size_t row = 0; row < cohort.rows.size(); ++row)
    {
        auto const found = own.find(cohort.rows[row]);
        compare_row(cohort.rows[row], cohort.columns[column][row], found == own.end() ? 0 : found->second);
        known.insert(cohort.rows[row]);
    }
    for (auto const & [row, reads] : own)
        if (!known.contains(row))
            compare_row(row, 0, reads);
    if (differing == 0)
        return std::nullopt;
    return finding{cohort_file,
                   "inconsistent",
                   "sample " + cohort.samples[column] + ": " + first +
                       (differing > 1 ? "; " + std::to_string(differing) + " rows differ" : "")};
}

/// All tables of the cohort.
struct cohort_tables
{
    std::optional<cohort_table> ledger;
    std::optional<cohort_table> counts;
    bool has_molecules{false}; ///< mature_counts.tsv counts molecules
};

/// What of one sample does not fit.
class sample_check
{
  public:
    sample_check(fs::path const & out, cohort_tables const & cohort, std::string const & name) :
        out_{out}, cohort_{cohort}, name_{name}
    {}

    [[nodiscard]] std::vector<finding> run()
    {
        check("ledger.tsv", "reads", cohort_ledger, cohort_.ledger);
        check("counts.tsv", cohort_.has_molecules ? "molecules" : "count", cohort_counts, cohort_.counts);
        return std::move(problems_);
    }

  private:
    void check(char const * name,
               char const * column,
               char const * cohort_file,
               std::optional<cohort_table> const & cohort)
    {
        std::string const file = "samples/" + name_ + '/' + name;
        if (!fs::exists(out_ / file))
            return add(finding{file, "missing", {}});
        try
        {
            counted const own = read_column(out_ / file, column);
            if (cohort_file == cohort_ledger)
                add(check_balance(file, own));
            if (!cohort)
                return;
            auto const place = std::ranges::find(cohort->samples, name_);
            if (place == cohort->samples.end())
                return;
            auto const index = static_cast<std::size_t>(place - cohort->samples.begin());
            add(compare_column(cohort_file, *cohort, index, file, own));
        }
        catch (input_error const & e)
        {
            add(finding{file, "damaged", e.what()});
        }
    }

    void add(std::optional<finding> problem)
    {
        if (problem)
            problems_.push_back(std::move(*problem));
    }

    fs::path const & out_;
    cohort_tables const & cohort_;
    std::string const & name_;
    std::vector<finding> problems_;
};

/// mature_counts.tsv counts molecules when all of its samples have them.
bool all_have_molecules(fs::path const & out, cohort_table const & counts)
{
    return std::ranges::all_of(counts.samples, [&](std::string const & name) {
        try
        {
            io::table_reader const table{pipeline::sample_directory(out, name) / "counts.tsv"};
            return table.head().find("molecules").has_value();
        }
        catch (input_error const &) // told when its numbers are read
        {
            return true;
        }
    });
}

/// Those that are finished and those in the tables.
std::vector<std::string> all_samples(fs::path const & out, cohort_tables const & cohort)
{
    std::set<std::string> names;
    for (fs::path const & folder : io::list_directory(out / "samples"))
        if (std::string const name = folder.filename().string();
            !name.starts_with('.') && fs::exists(folder / "sample.json"))
            names.insert(name);
    for (auto const * const table : {&cohort.ledger, &cohort.counts})
        if (*table)
            names.insert((*table)->samples.begin(), (*table)->samples.end());
    return {names.begin(), names.end()};
}

/// Both tables are of the same samples.
void check_columns(cohort_tables const & cohort, std::vector<finding> & problems)
{
    if (cohort.ledger && cohort.counts && cohort.ledger->samples != cohort.counts->samples)
        problems.push_back({cohort_counts, "inconsistent", "has other samples than qc/ledger.tsv"});
    if (cohort.ledger.has_value() != cohort.counts.has_value() && problems.empty())
        problems.push_back({cohort.ledger ? cohort_counts : cohort_ledger, "missing", {}});
}

} // namespace

std::vector<finding> check_equations(fs::path const & out, std::size_t threads)
{
    std::vector<finding> problems;
    cohort_tables cohort;
    cohort.ledger = try_cohort(out, cohort_ledger, problems);
    cohort.counts = try_cohort(out, cohort_counts, problems);
    check_columns(cohort, problems);
    cohort.has_molecules = cohort.counts && all_have_molecules(out, *cohort.counts);
    std::vector<std::string> const samples = all_samples(out, cohort);
    std::vector<std::vector<finding>> found(samples.size());
    parallel_for(threads, samples.size(), 1, [&](std::size_t i, std::size_t) {
        found[i] = sample_check{out, cohort, samples[i]}.run();
    });
    for (std::vector<finding> & of_sample : found)
        std::ranges::move(of_sample, std::back_inserter(problems));
    return problems;
}

} // namespace polarmir::provenance
