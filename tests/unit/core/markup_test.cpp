#include "support/catch.hpp"

#include <polarmir/core/markup.hpp>

using polarmir::escape_markup;

TEST_CASE("text for HTML keeps its letters and loses its markup", "[core]")
{
    CHECK(escape_markup("") == "");
    CHECK(escape_markup("S1 äöü") == "S1 äöü");
    CHECK(escape_markup("<script>alert('a&b')</script>") ==
          "&lt;script&gt;alert(&#39;a&amp;b&#39;)&lt;/script&gt;");
    CHECK(escape_markup("a \"b\"") == "a &quot;b&quot;");
    CHECK(escape_markup("&lt;") == "&amp;lt;");
}
