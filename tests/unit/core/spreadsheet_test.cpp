#include "support/catch.hpp"

#include <polarmir/core/spreadsheet.hpp>

#include <string_view>

TEST_CASE("cells that a spreadsheet would run are known", "[core]")
{
    for (std::string_view const cell : {"=1+1",
                                        "=cmd|' /C calc'!A0",
                                        "@SUM(A1:A9)",
                                        "+HYPERLINK(\"http://a\")",
                                        "-cmd|' /C calc'!A0",
                                        "\t=1",
                                        " =1",
                                        "="})
        CHECK(polarmir::is_formula(cell));
}

TEST_CASE("what people write in sheets is no formula", "[core]")
{
    for (std::string_view const cell : {"",
                                        "+",
                                        "-",
                                        "-80C",
                                        "-1.5",
                                        "+3",
                                        "+/-",
                                        "HER2+",
                                        "a=b",
                                        "x@y",
                                        "p<0.05 (=)",
                                        "--",
                                        "-80 C; thawed"})
        CHECK_FALSE(polarmir::is_formula(cell));
}
