#include "library/describe.hpp"
#include "support/catch.hpp"

namespace library = polarmir::library;

TEST_CASE("numbers are written for people")
{
    CHECK(library::with_commas(0) == "0");
    CHECK(library::with_commas(999) == "999");
    CHECK(library::with_commas(1'000) == "1,000");
    CHECK(library::with_commas(12'345'678) == "12,345,678");
    CHECK(library::percent(0.978) == "97.8 %");
    CHECK(library::name_mirnas(1) == "1 known miRNA");
    CHECK(library::name_mirnas(6'512) == "6,512 known miRNAs");
}

TEST_CASE("an adapter is named by its first bases and its kit")
{
    CHECK(library::name_adapter("TGGAATTCTCGGGTGCCAAGG") == "adapter TGGAATTCTCGG… (truseq)");
    CHECK(library::name_adapter("TGGAATTCTCGG") == "adapter TGGAATTCTCGG (truseq)");
    CHECK(library::name_adapter("CTGATGGCGCGAGG") == "adapter CTGATGGCGCGA…");
}

TEST_CASE("extra bases are told with their place")
{
    library::layout layout;
    CHECK(library::name_extras(layout).empty());
    layout.clip_5p = 1;
    layout.gap_3p = 4;
    CHECK(library::name_extras(layout) == "; 1 base before the insert; 4 bases between insert and adapter");
    layout = {};
    layout.umi = polarmir::reference::umi_place::after_adapter;
    layout.umi_length = 12;
    CHECK(library::name_extras(layout) == "; UMI of 12 bases behind the adapter");
    layout.umi = polarmir::reference::umi_place::before_insert;
    CHECK(library::name_extras(layout) == "; UMI of 12 bases at the 5' end");
}

TEST_CASE("support is told with its adapter and the number of miRNAs")
{
    library::candidate tested;
    tested.adapter = "TGGAATTCTCGGGTGCCAAGG";
    tested.anchors = 6'512;
    tested.carrying = 6'369;
    CHECK(library::name_support(tested) ==
          "adapter TGGAATTCTCGG… (truseq) behind 97.8 % of 6,512 known miRNAs");
}
