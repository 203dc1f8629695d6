// fry and camera against limma 3.54 (p, t and correlation 1e-8).
#include "oracle/differential/cohort.hpp"
#include "support/catch.hpp"

#include <polarmir/differential/camera.hpp>
#include <polarmir/differential/fry.hpp>
#include <polarmir/differential/voom.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace polarmir;
using namespace polarmir::test;
using differential::direction;
using differential::member_list;

namespace {

constexpr double tolerance{1e-8};

/// Those that have a row, by their place among the rows that are kept.
member_list members_of(std::string const & dataset, std::string const & set)
{
    io::table const kept = expected(dataset + "_voom_E.tsv");
    io::table const all = io::read_table(shared_data("oracles/inputs/" + dataset + "_signatures.tsv"));
    member_list members;
    for (io::table::row const & line : all.rows)
    {
        std::string const & id = line.fields[all.column("id")];
        auto const found =
            std::ranges::find_if(kept.rows, [&](io::table::row const & row) { return row.fields[0] == id; });
        if (line.fields[all.column("set")] == set && found != kept.rows.end())
            members.push_back({static_cast<std::size_t>(found - kept.rows.begin()),
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
    auto const moderated = differential::moderate(
        fit, differential::estimate_variance_prior(variances, static_cast<double>(fit.df_residual)));
    std::vector const sets{members, with_equal_weights(members)};

    auto const rotated = differential::fry(fit, moderated, sets);
    CHECK(static_cast<double>(rotated[0]->members) == *number(expected.table, expected.row, "NGenes"));
    for (std::size_t i = 0; i < sets.size(); ++i)
    {
        std::string const prefix = i == 0 ? "fry_weighted" : "fry_unweighted";
        expected.same_direction(rotated[i]->direction, prefix + "_dir");
        expected.close(rotated[i]->p, prefix + "_P");
        expected.close(rotated[i]->p_mixed.value(), prefix + "_Pmixed");
    }
    auto const estimated = differential::camera(fit, moderated, sets).front();
    expected.close(estimated->correlation.value(), "camera_est_cor");
    expected.close(estimated->p, "camera_est_P");
    auto const fixed = differential::camera(fit, moderated, sets, 0.01).front();
    expected.same_direction(fixed->direction, "camera_0.01_dir");
    expected.close(fixed->p, "camera_0.01_P");
}

} // namespace

TEST_CASE("oracle: sets_fry_camera.tsv", "[oracle]")
{
    constexpr double parity_span{0.5}; // of limma before 3.62
    io::table const table = expected("sets_fry_camera.tsv");
    for (io::table::row const & row : table.rows)
    {
        reference_line const line{table, row};
        std::string const & dataset = line.text("dataset");
        std::string const analysis = dataset + "_" + line.text("design");
        bool const is_weighted = line.text("voom_weights") == "1";
        CAPTURE(analysis, is_weighted, line.text("set"));
        cohort const data = read_cohort(dataset);
        matrix const design = read_design(analysis);
        auto const values = differential::voom(data.counts, data.sizes, design, parity_span);
        auto const fit = is_weighted ? differential::fit_rows(values.expression, design, values.weights)
                                     : differential::fit_rows(values.expression, design);
        check_line(line, fit, members_of(dataset, line.text("set")));
    }
}
