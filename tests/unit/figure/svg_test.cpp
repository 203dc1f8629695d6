#include "support/catch.hpp"

#include <polarmir/core/utf8.hpp>
#include <polarmir/figure/svg.hpp>

using namespace polarmir;
using namespace polarmir::figure;

TEST_CASE("long labels keep both ends and whole characters", "[figure]")
{
    CHECK(shortened("control_01", 26) == "control_01");
    CHECK(shortened("abcdefghij", 5) == "ab…ij");
    CHECK(shortened("äöüßéèêñçå", 5) == "äö…çå");
    std::string const name(200, 'x');
    CHECK(character_count(shortened(name, 26)) == 26);
    CHECK(is_utf8(shortened("日本語のとても長い試料名です", 6)));
}

TEST_CASE("room for words depends on their letters", "[figure]")
{
    CHECK(text_width("") == 0);
    CHECK(text_width("LOW") > text_width("ill"));
    CHECK(text_width("äö") == text_width("ao"));
    CHECK(text_width("試料") == text_width("mm"));
    // As wide as in DejaVu Sans of 12 px, and not much wider.
    CHECK(text_width("Spearman correlation") >= 125);
    CHECK(text_width("Spearman correlation") <= 150);
}

TEST_CASE("words in drawings show literally", "[figure]")
{
    svg canvas{10, 10, {"<b>", "\"quoted\""}};
    canvas.text({1, 2}, "<script>alert(1)</script>");
    canvas.mark({1, 1}, 0, "a & b");
    std::string const drawn = std::move(canvas).finish();
    CHECK(drawn.find("<script") == std::string::npos);
    CHECK(drawn.find("<b>") == std::string::npos);
    CHECK(drawn.find("&lt;script&gt;alert(1)&lt;/script&gt;") != std::string::npos);
    CHECK(drawn.find("&quot;quoted&quot;") != std::string::npos);
    CHECK(drawn.find("<title>a &amp; b</title>") != std::string::npos);
}

TEST_CASE("groups differ in shape as well as in colour", "[figure]")
{
    std::vector<std::string> marks;
    for (std::size_t group = 0; group < 4; ++group)
    {
        svg canvas{10, 10, {"marks", ""}};
        canvas.mark({5, 5}, group, {});
        std::string drawn = std::move(canvas).finish();
        std::string const style = " class=\"g" + std::to_string(group) + '"';
        REQUIRE(drawn.find(style) != std::string::npos);
        drawn.erase(drawn.find(style), style.size());
        for (std::string const & other : marks)
            CHECK(drawn != other);
        marks.push_back(drawn);
    }
    CHECK(group_style(group_colours) == group_style(0));
    CHECK(category_style(category_colours + 1) == category_style(1));
}

TEST_CASE("drawings have no style attributes, which a strict policy forbids", "[figure]")
{
    svg canvas{10, 10, {"all", ""}};
    canvas.line({0, 0}, {1, 1}, "ax");
    canvas.rectangle({0, 0}, 1, 1, "c0");
    canvas.polyline({{0, 0}, {1, 1}}, "ln");
    canvas.polygon({{0, 0}, {1, 1}}, "band");
    canvas.path("M0,0h1", "dots");
    canvas.upward_text({0, 0}, "up");
    std::string const drawn = std::move(canvas).finish();
    CHECK(drawn.find("style=") == std::string::npos);
    CHECK(drawn.ends_with("</svg>"));
}
