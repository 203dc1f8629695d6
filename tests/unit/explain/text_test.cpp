#include "support/catch.hpp"
#include "unit/explain/made_explanation.hpp"

TEST_CASE("an explanation as text", "[explain]")
{
    CHECK(to_text(polarmir::test::made_explanation()) ==
          "miR \"x\"\n"
          "A sentence.\n"
          "\n"
          "Samples:\n"
          "  sample  reads  RNA\n"
          "  S\xc3\xa4          1  U2\n"
          "  S20       100\n"
          "\n"
          "Counted: 2\n"
          "  They are counted.\n"
          "\n"
          "  h<1>, 8 nt\n"
          "  ACGTACGT\n"
          "    ===  miR & co\n"
          "\n"
          "  h<1>, 8 nt\n"
          "  reads  fit                  ACGTACGT\n"
          "                                ===  miR & co\n"
          "     12  exact                 .....      CGTAC\n"
          "      3  1 mismatch, tail AT      ..T.at  ACTTAT  a 'remark'\n"
          "\n"
          "  and 1 more\n"
          "\n"
          "Others: none\n");
}
