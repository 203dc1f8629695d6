#include "html/base64.hpp"
#include "html/chapter.hpp"
#include "html/data_table.hpp"
#include "support/catch.hpp"

using namespace polarmir::html;

TEST_CASE("base64 of bytes", "[html]")
{
    // RFC 4648, section 10: "", f, fo, foo, foob, fooba, foobar.
    CHECK(base64_of_hex("").empty());
    CHECK(base64_of_hex("66") == "Zg==");
    CHECK(base64_of_hex("666f") == "Zm8=");
    CHECK(base64_of_hex("666f6f") == "Zm9v");
    CHECK(base64_of_hex("666f6f62") == "Zm9vYg==");
    CHECK(base64_of_hex("666f6f6261") == "Zm9vYmE=");
    CHECK(base64_of_hex("666f6f626172") == "Zm9vYmFy");
    CHECK(base64_of_hex("fbff") == "+/8=");
}

TEST_CASE("cells show few digits and hold those of the output tables", "[html]")
{
    CHECK(number_cell(-1.0644991234, 2).shown == "-1.06");
    CHECK(number_cell(-1.0644991234, 2).exact == "-1.064499");
    CHECK(number_cell(std::nullopt, 2).shown == "NA");
    CHECK(count_cell(380727).shown == "380,727");
    CHECK(count_cell(380727).exact == "380727");
    CHECK(p_cell(0.000148775123).shown == "0.00015");
    CHECK(p_cell(0.000148775123).exact == "0.000148775");
    CHECK(p_cell(std::nullopt).shown == "NA");
}

TEST_CASE("tables show text literally and name their rows", "[html]")
{
    data_table const table{
        "A & B",
        {{"sample", false}, {"reads", true, "all \"reads\""}, {"verdict", false}},
        {{text_cell("<script>alert(1)</script>"), count_cell(1234), text_cell("OK", "OK")}},
        true,
        "Show"};
    std::string const html = to_html(table);
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("<th scope=\"row\"><bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi></th>") !=
          std::string::npos);
    CHECK(html.find("<td class=\"n\" data-v=\"1234\">1,234</td>") != std::string::npos);
    CHECK(html.find("<td class=\"OK\">OK</td>") != std::string::npos);
    CHECK(html.find("title=\"all &quot;reads&quot;\"") != std::string::npos);
    CHECK(html.find("<caption>A &amp; B</caption>") != std::string::npos);
    CHECK(html.find("tabindex=\"0\"") != std::string::npos);
}

TEST_CASE("a figure can be linked to and holds its numbers", "[html]")
{
    figure_block figure{"index",
                        "Index",
                        {"<svg></svg>"},
                        "What it shows",
                        {"Numbers", {{"sample", false}}, {{text_cell("a")}}}};
    std::string const html = to_html(figure);
    CHECK(html.starts_with("<figure id=\"index\">"));
    CHECK(html.find("<a href=\"#index\">") != std::string::npos);
    CHECK(html.find("<details>") != std::string::npos);
    figure.shows_numbers = true;
    CHECK(to_html(figure).find("<details>") == std::string::npos);
    figure.numbers = {};
    CHECK(to_html(figure).find("<table") == std::string::npos);
}
