// Adjusted p-values against R's p.adjust (tolerance 1e-14).
#include "support/catch.hpp"
#include "support/oracle_table.hpp"
#include "support/shared_data.hpp"

#include <polarmir/compare/adjust.hpp>

#include <cmath>
#include <map>

using namespace polarmir;
using namespace polarmir::test;

TEST_CASE("oracle: stats_padjust.tsv", "[oracle]")
{
    constexpr double tolerance{1e-14};
    io::table const table = io::read_table(shared_data("oracles/expected/stats_padjust.tsv"));
    std::map<std::string, std::vector<io::table::row const *>> cases;
    for (io::table::row const & row : table.rows)
        cases[row.fields[table.column("case")]].push_back(&row);
    for (auto const & [name, rows] : cases)
        for (auto const method :
             {compare::adjustment::bh, compare::adjustment::holm, compare::adjustment::by})
        {
            std::string const column = compare::name_of(method);
            CAPTURE(name, column);
            std::vector<std::optional<double>> p;
            for (io::table::row const * const row : rows)
                p.push_back(number(table, *row, "p"));
            auto const adjusted = compare::adjust(p, method);
            for (std::size_t i = 0; i < rows.size(); ++i)
            {
                auto const expected = number(table, *rows[i], column);
                REQUIRE(adjusted[i].has_value() == expected.has_value());
                if (expected)
                    CHECK(std::abs(*adjusted[i] - *expected) <= tolerance * std::abs(*expected));
            }
        }
}
