#include "library/qualities.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

namespace library = polarmir::library;
namespace reads = polarmir::reads;

namespace {

library::layout inspect(std::string const & qualities)
{
    std::string const bases(qualities.size(), 'A');
    std::vector<reads::read_view> const sample{{"", bases, qualities}};
    library::layout layout;
    library::inspect_qualities(sample, layout);
    return layout;
}

} // namespace

TEST_CASE("quality offset 64 needs high characters only and at least three of them")
{
    CHECK(inspect("@Zh").phred_offset == 64);
    CHECK(inspect("?Zh").phred_offset == 33); // one below 64
    CHECK(inspect("@AY").phred_offset == 33); // none as high as 90
    CHECK(inspect("Zhh").phred_offset == 33); // two values
    CHECK(inspect("#AEIJ").phred_offset == 33);
    CHECK(inspect("").phred_offset == 33);
}

TEST_CASE("qualities of a single value are none")
{
    CHECK_FALSE(inspect("IIIIIIII").has_qualities);
    CHECK(inspect("IIIIIIIH").has_qualities);
}
