// What explain says depends on how the samples were counted.
#include "counted_demo.hpp"

#include <string>

using namespace polarmir::test;

TEST_CASE("what becomes of tied reads is told as it was asked for", "[cli]")
{
    std::string const tied{"TGAGGTAGTAGGTTGTAT"};
    {
        counted_demo const demo{fastq_text{}.add(20, tied).add(30, "TGAGGTAGTAGGTTGTATGGTT").text(),
                                {"--multimap", "unique"}};
        CHECK(holds(text_of({"--sequence", tied}),
                    "Its reads are counted for none of them (--multimap unique)."));
        CHECK(holds(text_of({"--mirna", "hsa-let-7c-5p"}),
                    ", the others fit other miRNAs as well and are counted for none (--multimap unique)"));
    }
    counted_demo const demo{{}, {"--multimap", "split"}};
    CHECK(
        holds(text_of({"--sequence", tied}), "Its reads are shared out in equal parts (--multimap split)."));
}

TEST_CASE("an insert of few bases is no relative of whatever is near", "[cli]")
{
    counted_demo const demo{{}, {"--min-insert", "5"}};
    std::string const text = text_of({"--sequence", "ACGTCGA"});
    CHECK(!holds(text, "That is more than is allowed"));
    if (!holds(text, "built without SeqAn3"))
        CHECK(holds(text, ". A sequence without any relation would be as near.\n"));
}

TEST_CASE("without an adapter a short insert is no dimer of adapters", "[cli]")
{
    counted_demo const demo{{}, {"--adapter", "none"}};
    CHECK(holds(text_of({"--sequence", "TAG"}), "  too_short\n"));
}
