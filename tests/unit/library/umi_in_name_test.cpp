#include "support/catch.hpp"

#include <polarmir/library/umi_in_name.hpp>

#include <string>
#include <string_view>

using polarmir::library::name_umi;
using polarmir::library::umi_bases;
using polarmir::library::umi_in;

namespace {

struct row
{
    std::string name;
    std::string umi; ///< empty: there is none
};

} // namespace

TEST_CASE("UMIs as UMI-tools writes them")
{
    auto const [name, umi] = GENERATE(values<row>({
        {"read1_ACGT", "ACGT"},
        {"read1_ACGT 1:N:0:TTTT", "ACGT"},
        {"read1_ACGT\tRX:Z:GGGG", "ACGT"},
        {"SRR1_7_AACCN/1", "AACCN"},
        {"A:1:F:1:1:1:1_ACGT+TTTT", "ACGT+TTTT"},
        {"cell_TTTTTTTT_ACGT", "ACGT"}, // the cell's bar code stands before
        {"_ACGT", "ACGT"},
        {"read1", ""},
        {"read1_", ""},
        {"read_1", ""},
        {"read1_acgt", ""},
        {"read1_ACGT_", ""},
        {"read1_ACGTX", ""},
        {"read1_+ACGT", ""},
        {"read1_ACGT-", ""},
        {"read1 1:N:0:A_ACGT", ""}, // behind the blank is no name
        {"", ""},
        {"_", ""},
        {"/", ""},
        {" _ACGT", ""},
    }));
    CAPTURE(name);
    CHECK(umi_in(name, name_umi::underscore) == umi);
}

TEST_CASE("UMIs in the eighth field between colons")
{
    auto const [name, umi] = GENERATE(values<row>({
        {"A:1:F:1:1:1:1:ACGT", "ACGT"},
        {"A:1:F:1:1:1:1:ACGT 1:N:0:TTTT", "ACGT"},
        {"A:1:F:1:1:1:1:ACGT+TTTT 1:N:0:A", "ACGT+TTTT"},
        {"A:1:F:1:1:1:1:rACGT+TTTT", "ACGT+TTTT"},
        {"A:1:F:1:1:1:1:ACGT/1", "ACGT"},
        {":::::::ACGT", "ACGT"},
        {"A:1:F:1:1:1:1", ""},
        {"A:1:F:1:1:1:1:", ""},
        {"A:1:F:1:1:1:1:r", ""},
        {"A:1:F:1:1:1:1:ACGT:2", ""},
        {"A:1:F:1:1:1:1:UMI_ACGT", ""},
        {"A:1:F:1:1:1 1:N:0:ACGT", ""},
        {"A:1:F:1:1:1:12345:7", ""},
        {":::::::", ""},
        {"", ""},
    }));
    CAPTURE(name);
    CHECK(umi_in(name, name_umi::colon_field) == umi);
}

TEST_CASE("UMIs behind a label and in tags")
{
    auto const [name, umi] = GENERATE(values<row>({
        {"A:1:F:1:1:1:1 1:N:0:ATCACG:UMI_GACACC", "GACACC"},
        {"A:1:F:1:1:1:1:UMI_GACACC 1:N:0:ATCACG", "GACACC"},
        {"A:CELL_TT:UMI_GACACC:SAMPLE_1", "GACACC"},
        {"UMI_ACGT:UMI_TTTT", "TTTT"},
        {"r UMI_", ""},
        {"r UMI_acgt", ""},
        {"r UMI_ACGT!", ""},
        {"r umi_ACGT", ""},
        {"", ""},
    }));
    CAPTURE(name);
    CHECK(umi_in(name, name_umi::label) == umi);

    auto const [tagged, tag] = GENERATE(values<row>({
        {"read1\tRX:Z:ACGT", "ACGT"},
        {"read1\tBC:Z:TTTTTT\tRX:Z:ACGT-TTTT\tQX:Z:IIII IIII", "ACGT-TTTT"},
        {"read1 RX:Z:ACGT", "ACGT"},
        {"read1\tRX:Z:", ""},
        {"read1\tRX:Z:ACG.", ""},
        {"read1\tRX:i:1", ""},
        {"read1\tQX:Z:ACGT", ""},
        {"", ""},
    }));
    CAPTURE(tagged);
    CHECK(umi_in(tagged, name_umi::rx_tag) == tag);
    CHECK(umi_in(tagged, name_umi::none).empty());
}

TEST_CASE("the bases of a dual UMI are those of its halves")
{
    CHECK(umi_bases("ACGT+TTTT") == "ACGTTTTT");
    CHECK(umi_bases("ACGT-TTTT") == "ACGTTTTT");
    CHECK(umi_bases("AC_GN") == "ACGN");
    CHECK(umi_bases("").empty());
}
