// Factors of odd matrices against edgeR (relative 1e-12); where edgeR fails or gives NA there is a refusal.
#include "cohorts.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/normalise/factors.hpp>

#include <map>

using namespace polarmir;
using namespace polarmir::test;
using normalise::method;

namespace {

constexpr double tolerance{1e-12};

std::vector<std::string> const samples{"A", "B", "C"};

/// Written column after column, as in R.
matrix from_columns(std::vector<std::vector<double>> const & columns)
{
    matrix result{columns.front().size(), columns.size()};
    for (std::size_t column = 0; column < columns.size(); ++column)
        for (std::size_t row = 0; row < result.rows(); ++row)
            result(row, column) = columns[column][row];
    return result;
}

std::map<std::string, matrix> odd_matrices()
{
    return {{"one_sample", from_columns({{5, 0, 3, 100}})},
            {"two_identical", from_columns({{5, 0, 3, 100}, {10, 0, 6, 200}})},
            {"sample_all_zero", from_columns({{5, 2, 3, 100}, {10, 1, 6, 200}, {0, 0, 0, 0}})},
            {"disjoint", from_columns({{5, 2, 0, 0}, {0, 0, 6, 2}})},
            {"one_row", from_columns({{3}, {5}, {9}})},
            {"f75_zero",
             from_columns({{100, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                           {50, 3, 0, 0, 0, 0, 0, 0, 0, 0},
                           {80, 0, 4, 0, 0, 0, 0, 0, 0, 0}})}};
}

method method_named(std::string const & name)
{
    for (method const how : {method::tmm, method::tmmwsp, method::rle, method::upper_quartile})
        if (name == normalise::name_of(how))
            return how;
    throw std::logic_error{"no method " + name};
}

/// edgeR gives a sample without reads a factor under TMMwsp. It is refused here under every method, as there
/// is nothing the factor could be applied to; the other two samples are as in edgeR up to a common factor.
void check_without_empty_sample(std::vector<double> const & expected)
{
    matrix const counts = from_columns({{5, 2, 3, 100}, {10, 1, 6, 200}});
    auto const values = normalise::factors(counts, method::tmmwsp, samples);
    check_close(values[0] / values[1], expected[0] / expected[1], tolerance);
}

} // namespace

TEST_CASE("oracle: edge_norm_factors.tsv", "[oracle]")
{
    io::table const table = io::read_table(shared_data("oracles/expected/edge_norm_factors.tsv"));
    auto const matrices = odd_matrices();
    CHECK(table.rows.size() == 4 * matrices.size());
    for (io::table::row const & row : table.rows)
    {
        std::string const & name = row.fields[table.column("case")];
        std::string const & how = row.fields[table.column("method")];
        std::string const & text = row.fields[table.column("factors")];
        CAPTURE(name, how, text);
        matrix const & counts = matrices.at(name);
        auto const factors = [&] { return normalise::factors(counts, method_named(how), samples); };
        bool const is_failure = text.starts_with("ERROR") || text.starts_with("NA");
        std::vector<double> expected;
        if (!is_failure)
            for (auto const field : split(text, ','))
                expected.push_back(std::strtod(std::string{field}.c_str(), nullptr));
        if (is_failure || name == "sample_all_zero")
            CHECK_THROWS_AS(factors(), input_error);
        else
        {
            auto const values = factors();
            REQUIRE(values.size() == expected.size());
            for (std::size_t i = 0; i < values.size(); ++i)
                check_close(values[i], expected[i], tolerance);
        }
        if (!is_failure && name == "sample_all_zero")
            check_without_empty_sample(expected);
    }
}
