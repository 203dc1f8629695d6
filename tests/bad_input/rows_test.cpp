#include "runner.hpp"

TEST_CASE("there are at least 150 rows of bad input", "[bad_input]")
{
    CHECK(polarmir::test::bad_input_rows() >= 150);
}
