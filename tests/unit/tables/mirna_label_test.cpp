#include "support/catch.hpp"

#include <polarmir/tables/mirna_label.hpp>

using namespace polarmir;

using names = std::vector<std::string>;

TEST_CASE("a label is taken apart into the miRNAs it joins", "[tables]")
{
    CHECK(tables::names_in("hsa-let-7a-5p") == names{"hsa-let-7a-5p"});
    CHECK(tables::names_in("hsa-let-7a-5p/7c-5p") == names{"hsa-let-7a-5p", "hsa-let-7c-5p"});
    CHECK(tables::names_in("hsa-miR-378a-3p/378c/378d") ==
          names{"hsa-miR-378a-3p", "hsa-miR-378c", "hsa-miR-378d"});
    CHECK(tables::names_in("hsa-miR-103a-3p/miR-107") == names{"hsa-miR-103a-3p", "hsa-miR-107"});
    CHECK(tables::names_in("hsa-let-7a-5p$hsa-let-7e-5p") == names{"hsa-let-7a-5p", "hsa-let-7e-5p"});
    CHECK(tables::names_in("MIMAT0000062|MIMAT0000064") == names{"MIMAT0000062", "MIMAT0000064"});
    CHECK(tables::names_in("miR-21/22") == names{"miR-21", "22"});
}

TEST_CASE("what pipelines add to a name is left out", "[tables]")
{
    CHECK(tables::names_in("hsa-miR-101-3p:MIMAT0000099:Homo:sapiens:miR-101-3p") == names{"MIMAT0000099"});
    CHECK(tables::names_in("hsa-miR-1304-3p_rs2155248") == names{"hsa-miR-1304-3p"});
    CHECK(tables::names_in("Hsa-Mir-8-P1a_3p") == names{"Hsa-Mir-8-P1a_3p"});
    CHECK(tables::names_in("") == names{});
}

TEST_CASE("names of miRNAs are told from other labels", "[tables]")
{
    for (char const * const label : {"hsa-miR-21-5p", "let-7a", "MIMAT0000062", "Hsa-Mir-21_5p", "mmu-mir-1"})
        CHECK(tables::looks_like_mirna(label));
    for (char const * const label : {"tumor_01", "SRR1561057", "U6", ""})
        CHECK_FALSE(tables::looks_like_mirna(label));
}
