#include "support/catch.hpp"
#include "unit/explain/made_explanation.hpp"

#include <string>
#include <vector>

namespace {

bool holds(std::string const & text, std::string const & part)
{
    return text.find(part) != std::string::npos;
}

/// Whether every element that is opened is closed, in the right order, and attributes are quoted.
bool is_well_formed(std::string const & html)
{
    std::vector<std::string> open;
    for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1))
    {
        std::size_t const end = html.find('>', at);
        if (end == std::string::npos)
            return false;
        std::string const tag = html.substr(at + 1, end - at - 1);
        std::string const name = tag.substr(0, tag.find(' '));
        if (name.front() != '/')
            open.push_back(name);
        else if (open.empty() || open.back() != name.substr(1))
            return false;
        else
            open.pop_back();
    }
    return open.empty();
}

} // namespace

TEST_CASE("HTML is one well-formed section", "[explain]")
{
    std::string const html = to_html(polarmir::test::made_explanation());
    CHECK(html.starts_with("<section "));
    CHECK(html.ends_with("</section>\n"));
    CHECK(is_well_formed(html));
}

TEST_CASE("names are escaped in HTML", "[explain]")
{
    std::string const html = to_html(polarmir::test::made_explanation());
    CHECK(holds(html, "<h2>miR &quot;x&quot;</h2>"));
    CHECK(holds(html, "h&lt;1&gt;, 8 nt"));
    CHECK(holds(html, "miR &amp; co"));
    CHECK(holds(html, "a &#39;remark&#39;"));
    auto hostile = polarmir::test::made_explanation();
    std::string const script = "\"><script>alert(1)</script>";
    hostile.title = script;
    hostile.tables.front().rows.front() = {script, script, script};
    hostile.chapters.front().panels.back().title = script;
    hostile.chapters.front().panels.back().features.front().name = script;
    hostile.chapters.front().panels.back().inserts.front().remark = script;
    CHECK_FALSE(holds(to_html(hostile), "<script"));
    CHECK(is_well_formed(to_html(hostile)));
}

TEST_CASE("HTML needs nothing that a content security policy may forbid", "[explain]")
{
    std::string const html = to_html(polarmir::test::made_explanation());
    for (char const * const forbidden :
         {"<script", "<style", "<link", "<img", "src=", "href=", " id=", "http", " on"})
    {
        CAPTURE(forbidden);
        CHECK_FALSE(holds(html, forbidden));
    }
}

TEST_CASE("tables in HTML can be read out", "[explain]")
{
    std::string const html = to_html(polarmir::test::made_explanation());
    CHECK(holds(html, ">Samples</caption>"));
    CHECK(holds(html, "<th scope=\"col\""));
    CHECK(holds(html, "<th scope=\"row\""));
    // Differences are marked without colours.
    CHECK(holds(html, "    ..<b>T</b>.<i>at</i></pre>"));
    CHECK(holds(html, "<code>ACTTAT</code>"));
}
