#include "support.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/reference/rna_fasta.hpp>

using namespace polarmir;

TEST_CASE("RNAs of a FASTA file keep their order and get names of their own, miRNAs too")
{
    test::tmp_dir const folder;
    test::write_gzip(
        folder / "x.fa.gz",
        ">mmu-let-7g-5p MIMAT0000121 Mus musculus\nUGAGGUAGUAGUUUGUACAGUU\n>a b\nacgt\nRYN-\n>a c\nACGU\n");
    auto const rnas = reference::read_rna_fasta(folder / "x.fa.gz");
    REQUIRE(rnas.size() == 3);
    CHECK(rnas[0].name == "mmu-let-7g-5p");
    CHECK(rnas[0].sequence == "TGAGGTAGTAGTTTGTACAGTT");
    CHECK(rnas[1].name == "a");
    CHECK(rnas[1].sequence == "ACGTNNNN");
    CHECK(rnas[2].name == "a-2");
}

TEST_CASE("FASTA files that are no list of RNAs are refused with their line")
{
    test::tmp_dir const folder;
    io::write_file(folder / "bad.fa", ">a\nACGT\n>b\nAC!T\n");
    CHECK(test::message_of<parse_error>([&] {
              (void)reference::read_rna_fasta(folder / "bad.fa");
          }).find("bad.fa:4:") != std::string::npos);
    io::write_file(folder / "bare.fa", ">a\n>b\nACGT\n");
    CHECK_THROWS_AS(reference::read_rna_fasta(folder / "bare.fa"), parse_error);
    io::write_file(folder / "empty.fa", "");
    CHECK_THROWS_AS(reference::read_rna_fasta(folder / "empty.fa"), input_error);
}
