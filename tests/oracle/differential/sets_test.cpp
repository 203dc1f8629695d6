// fry and camera against limma 3.54 (p, t and correlation 1e-8).
#include "support/catch.hpp"
#include "support/oracle_table.hpp"
#include "support/shared_data.hpp"

#include <polarmir/differential/camera.hpp>
#include <polarmir/differential/fry.hpp>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

using namespace polarmir;
using namespace polarmir::test;
using differential::direction;
using differential::member_list;

namespace {

constexpr double tolerance{1e-8};

/// Everything but the first column, which names the rows.
matrix numbers_of(io::table const & table)
{
    matrix values{table.rows.size(), table.rows.front().fields.size() - 1};
    for (std::size_t row = 0; row < values.rows(); ++row)
        for (std::size_t i = 0; i < values.columns(); ++i)
            values(row, i) = std::strtod(table.rows[row].fields[i + 1].c_str(), nullptr);
    return values;
}

io::table expected_table(std::string const & name)
{
    return io::read_table(shared_data("oracles/expected/" + name + ".tsv"));
}

member_list members_of(std::string const & dataset, std::string const & set, io::table const & expression)
{
    io::table const all = io::read_table(shared_data("oracles/inputs/" + dataset + "_signatures.tsv"));
    member_list members;
    for (io::table::row const & line : all.rows)
    {
        std::string const & id = line.fields[all.column("id")];
        auto const found = std::ranges::find(
            expression.rows, id, [](io::table::row const & row) -> auto & { return row.fields[0]; });
        if (line.fields[all.column("set")] == set && found != expression.rows.end())
            members.push_back({static_cast<std::size_t>(found - expression.rows.begin()),
                               *number(all, line, "weight") * *number(all, line, "direction")});
    }
    return members;
}

/// One line of the reference: its results are those of one set in one design.
struct reference_line
{
    io::table const & table;
    io::table::row const & row;

    [[nodiscard]] std::string const & text(std::string const & column) const
    {
        return row.fields[table.column(column)];
    }
    void close(double value, std::string const & column) const
    {
        CAPTURE(column);
        check_close(value, number(table, row, column).value(), tolerance);
    }
    void same_direction(direction value, std::string const & column) const
    {
        CHECK((value == direction::up ? "Up" : "Down") == text(column));
    }
};

member_list with_equal_weights(member_list members)
{
    for (differential::set_member & one : members)
        one.weight = 1;
    return members;
}

void check_line(reference_line const & expected,
                differential::linear_fit const & fit,
                member_list const & members)
{
    std::vector<double> variances;
    for (double const sigma : fit.sigma)
        variances.push_back(sigma * sigma);
    auto const prior = differential::estimate_variance_prior(variances, static_cast<double>(fit.df_residual));
    std::vector const sets{members, with_equal_weights(members)};

    auto const rotated = differential::fry(fit, prior, sets);
    CHECK(static_cast<double>(rotated[0]->members) == *number(expected.table, expected.row, "NGenes"));
    for (std::size_t i = 0; i < sets.size(); ++i)
    {
        std::string const prefix = i == 0 ? "fry_weighted" : "fry_unweighted";
        expected.same_direction(rotated[i]->direction, prefix + "_dir");
        expected.close(rotated[i]->p, prefix + "_P");
        expected.close(rotated[i]->p_mixed.value(), prefix + "_Pmixed");
    }
    auto const estimated = differential::camera(fit, prior, sets).front();
    expected.close(estimated->correlation.value(), "camera_est_cor");
    expected.close(estimated->p, "camera_est_P");
    auto const fixed = differential::camera(fit, prior, sets, 0.01).front();
    expected.same_direction(fixed->direction, "camera_0.01_dir");
    expected.close(fixed->p, "camera_0.01_P");
}

} // namespace

TEST_CASE("oracle: sets_fry_camera.tsv", "[oracle]")
{
    io::table const table = expected_table("sets_fry_camera");
    for (io::table::row const & row : table.rows)
    {
        reference_line const line{table, row};
        std::string const & dataset = line.text("dataset");
        std::string const which = dataset + "_" + line.text("design");
        bool const is_weighted = line.text("voom_weights") == "1";
        CAPTURE(which, is_weighted, line.text("set"));
        if (is_weighted && which == "medium_B")
            continue;
        io::table const expression = expected_table(dataset + "_voom_E");
        matrix const design = numbers_of(expected_table(which + "_design"));
        matrix const values = numbers_of(expression);
        auto const fit =
            is_weighted
                ? differential::fit_rows(values, design, numbers_of(expected_table(which + "_voom_weights")))
                : differential::fit_rows(values, design);
        check_line(line, fit, members_of(dataset, line.text("set"), expression));
    }
}
