#include "support/catch.hpp"

#include <polarmir/figure/heatmap.hpp>
#include <polarmir/figure/interval_plot.hpp>
#include <polarmir/figure/line_chart.hpp>
#include <polarmir/figure/panel_plot.hpp>
#include <polarmir/figure/scatter_plot.hpp>
#include <polarmir/figure/stacked_bars.hpp>
#include <polarmir/figure/strip_plot.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace polarmir;
using namespace polarmir::figure;

namespace {

std::size_t count_of(std::string const & text, std::string const & part)
{
    std::size_t found{0};
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

/// The numbers of an attribute in elements of a class, in their order.
std::vector<double> attributes(std::string const & svg, std::string const & style, std::string const & name)
{
    std::vector<double> values;
    std::string const begin = "class=\"" + style + '"';
    for (std::size_t at = svg.find(begin); at != std::string::npos; at = svg.find(begin, at + 1))
    {
        std::size_t const end = svg.find('>', at);
        std::size_t const value = svg.find(' ' + name + "=\"", at);
        if (value < end)
            values.push_back(std::stod(svg.substr(value + name.size() + 3)));
    }
    return values;
}

constexpr double not_a_number{std::numeric_limits<double>::quiet_NaN()};

} // namespace

TEST_CASE("intervals lie where their values are, and missing ones say why", "[figure]")
{
    std::vector<interval_row> const rows{{"a", 0, 0.0, -1, 1, std::nullopt, "fine"},
                                         {"b", 1, 1.0, 0, 2, std::nullopt, {}},
                                         {"c", 0, std::nullopt, 0, 0, std::nullopt, "not scorable: depth"}};
    std::string const drawn = interval_plot(rows, {"index"}, {"x", "y"}, {"t", "d"});
    CHECK(drawn.find("a: 0.00 (-1.00 to 1.00)") != std::string::npos);
    CHECK(drawn.find("not scorable: depth") != std::string::npos);
    // Group 0: the mark of the legend, and that of a; b is a triangle.
    CHECK(count_of(drawn, "<circle") == 2);
    auto const ends = attributes(drawn, "ln lg0", "x1");
    auto const b = attributes(drawn, "ln lg1", "x1");
    REQUIRE(ends.size() == 3); // interval and two caps
    REQUIRE(b.size() == 3);
    auto const others = attributes(drawn, "ln lg0", "x2");
    double const pixels_per_unit = (others[0] - ends[0]) / 2;
    CHECK(std::abs(b[0] - ends[0] - pixels_per_unit) < 0.2); // from 0 and from -1
}

TEST_CASE("parts of a bar fill its width in proportion", "[figure]")
{
    std::vector<stacked_row> const rows{{"s", {300, 100, 0}}, {"empty", {0, 0, 0}}};
    std::string const drawn = stacked_bars(rows, {"m", "t", "r"}, {"t", "d"});
    auto const first = attributes(drawn, "c0", "width");
    auto const second = attributes(drawn, "c1", "width");
    // The first of each is in the legend.
    REQUIRE(first.size() == 2);
    REQUIRE(second.size() == 2);
    CHECK(attributes(drawn, "c2", "width").size() == 1);
    CHECK(std::abs(first[1] - 3 * second[1]) < 0.3);
    CHECK(drawn.find("s, m: 300 (75.0 %)") != std::string::npos);
}

TEST_CASE("columns stand on each other", "[figure]")
{
    std::vector<stacked_row> const columns{{"21", {1, 2}}, {"22", {3, 0}}};
    std::string const drawn = stacked_columns(columns, {"m", "t"}, "nt", "reads", {"t", "d"});
    auto const heights = attributes(drawn, "c0", "height");
    auto const above = attributes(drawn, "c1", "height");
    auto const tops = attributes(drawn, "c0", "y");
    auto const above_tops = attributes(drawn, "c1", "y");
    REQUIRE(heights.size() == 3);
    REQUIRE(above.size() == 2);
    CHECK(std::abs(above[1] - 2 * heights[1]) < 0.3);
    CHECK(std::abs(heights[2] - 3 * heights[1]) < 0.3);
    CHECK(std::abs(above_tops[1] + above[1] - tops[1]) < 0.3);
}

TEST_CASE("points without a place are left out", "[figure]")
{
    std::vector<scatter_point> const points{{1, 1, 0, "one", true, false},
                                            {not_a_number, 1, 0, "two", true, false},
                                            {0, 2, 0, "three", true, false},
                                            {10, 2, 0, {}, false, true},
                                            {100, 3, 0, {}, false, true}};
    std::string const drawn = scatter_plot(points, {"x", true}, {"y"}, {}, {"t", "d"});
    CHECK(count_of(drawn, "<circle") == 1);
    CHECK(drawn.find("one") != std::string::npos);
    CHECK(drawn.find("two") == std::string::npos);
    CHECK(drawn.find("three") == std::string::npos); // 0 has no place on a logarithmic axis
    CHECK(count_of(drawn, "<path") == 1);            // all minor points are one element
    CHECK(count_of(drawn, "h0") == 2);
}

TEST_CASE("labels never cover each other", "[figure]")
{
    std::vector<scatter_point> points;
    for (int i = 0; i < 50; ++i)
        points.push_back({i * 1e-6, 1, 0, "label_" + std::to_string(i), true, false});
    points.push_back({1, 2, 0, "far", true, false});
    std::string const drawn = scatter_plot(points, {"x"}, {"y"}, {}, {"t", "d"});
    CHECK(count_of(drawn, ">label_") - count_of(drawn, "<title>label_") <= 2); // right and left of the heap
    CHECK(drawn.find(">far</text>") != std::string::npos);
}

TEST_CASE("a line is as long as it has points with a place", "[figure]")
{
    line_drawing const drawing{{{"s", 0, {{0, 1}, {10, 2}, {100, not_a_number}, {1000, 4}}}}, {}};
    std::string const drawn = line_chart(drawing, {"x", true}, {"y"}, {}, {"t", "d"});
    std::size_t const begin = drawn.find("points=\"") + 8;
    std::string const line = drawn.substr(begin, drawn.find('"', begin) - begin);
    CHECK(count_of(line, ",") == 2);
}

TEST_CASE("rows of many values show their quartiles", "[figure]")
{
    strip_row few{"few", {}, {}};
    strip_row many{"many", {}, {}};
    for (std::size_t i = 0; i <= most_marks; ++i)
    {
        many.values.push_back({static_cast<double>(i), 0, "s"});
        if (i < 5)
            few.values.push_back({static_cast<double>(i), 0, "s"});
    }
    axis const along{"x"};
    CHECK(count_of(strip_plot({&few, 1}, along, {}, {"t", "d"}), "<circle") == 5);
    std::string const summary = strip_plot({&many, 1}, along, {}, {"t", "d"});
    CHECK(count_of(summary, "<circle") == 1);
    CHECK(summary.find("median of 61: 30") != std::string::npos);
}

TEST_CASE("a heatmap has a square for every number", "[figure]")
{
    matrix values{3, 3};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t k = 0; k < 3; ++k)
            values(i, k) = i == k ? 1 : i + k == 1 ? 0.5 : 0.7;
    values(0, 2) = values(2, 0) = not_a_number;
    std::vector<std::string> const labels{"a", "b", "c"};
    std::string const drawn = heatmap(labels, values, "r", {"t", "d"});
    CHECK(count_of(drawn, "z") == 7);
    CHECK(drawn.find("class=\"h0\" d=") != std::string::npos);
    CHECK(drawn.find("class=\"h11\" d=") != std::string::npos);
    CHECK(drawn.find(">0.50</text>") != std::string::npos);
    CHECK(drawn.find(">0.70</text>") != std::string::npos); // and not 1, of the diagonal
}

TEST_CASE("panels share their rows", "[figure]")
{
    std::vector<std::string> const labels{"a", "b"};
    std::vector<std::size_t> const groups{0, 1};
    std::vector<panel> panels(3);
    panels[0].bars = {2.0, std::nullopt};
    panels[1].marks = {{{1, 0, "x"}}, {{2, 0, "x"}}};
    panels[2].words = {"strong", "weak"};
    std::string const drawn = panel_plot(labels, groups, panels, {}, {"t", "d"});
    CHECK(attributes(drawn, "g0", "width").size() == 1);
    CHECK(count_of(drawn, "<circle") == 2);
    CHECK(drawn.find("strong") != std::string::npos);
}

TEST_CASE("drawings of nothing are drawings", "[figure]")
{
    axis const plain{"x"};
    CHECK(interval_plot({}, plain, {}, {"t", "d"}).ends_with("</svg>"));
    CHECK(stacked_bars({}, {"a"}, {"t", "d"}).ends_with("</svg>"));
    CHECK(stacked_columns({}, {"a"}, "x", "y", {"t", "d"}).ends_with("</svg>"));
    CHECK(scatter_plot({}, plain, plain, {}, {"t", "d"}).ends_with("</svg>"));
    CHECK(line_chart({}, plain, {"y", true}, {}, {"t", "d"}).ends_with("</svg>"));
    CHECK(strip_plot({}, plain, {}, {"t", "d"}).ends_with("</svg>"));
    CHECK(heatmap({}, {}, "r", {"t", "d"}).ends_with("</svg>"));
    CHECK(panel_plot({}, {}, {}, {}, {"t", "d"}).ends_with("</svg>"));
}
