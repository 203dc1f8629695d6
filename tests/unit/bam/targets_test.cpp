#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"
#include "unit/bam/small_targets.hpp"

using namespace polarmir;
using reference::competitor;
using reference::rna_class;

namespace {

std::string names_of(bam::targets const & all)
{
    std::string names;
    for (bam::target const & one : all.entries())
        names += one.name + ' ';
    return names;
}

} // namespace

TEST_CASE("sequences have names that SAM allows, each once", "[bam]")
{
    reference::mirna_reference const hairpins{
        "r", {{"MI1", "x-mir-1", "ACGTACGTACGTACGTAC"}}, {{"MIMAT1", "m", "ACGTAC"}}, {{0, 0, {0, 6}}}};
    std::vector<competitor> const others{{"*1", "", rna_class::trna, "ACGT", {}},
                                         {"1*=", "", rna_class::trna, "ACGT", {}},
                                         {"a(b),\"c\"<d>", "", rna_class::trna, "ACGT", {}},
                                         {"a_b_,_c__d_", "", rna_class::trna, "ACGT", {}},
                                         {"x-mir-1", "", rna_class::trna, "ACGT", {}},
                                         {"\xc3\xa4", "", rna_class::trna, "ACGT", {}}};
    CHECK(names_of({hairpins, others}) == "x-mir-1 _1 1*= a_b___c__d_ a_b___c__d_-2 x-mir-1-2 __ ");
}

TEST_CASE("the reference is a FASTA file with its index", "[bam]")
{
    test::tmp_dir const dir;
    reference::mirna_reference const hairpins{
        "r", {{"MI1", "h", "ACGTACGTAC"}}, {{"MIMAT1", "m", "ACGTAC"}}, {{0, 0, {0, 6}}}};
    std::vector<competitor> const others{{"R", "", rna_class::rrna, "ACGNT", {}}};
    bam::write_reference({hairpins, others}, dir / "r.fa");
    CHECK(test::read_file(dir / "r.fa") == ">h\nACGTACGTAC\n>R\nACGNT\n");
    CHECK(test::read_file(dir / "r.fa.fai") == "h\t10\t3\t10\t11\nR\t5\t17\t5\t6\n");
}

TEST_CASE("a reference that is there is not written again", "[bam]")
{
    namespace fs = std::filesystem;
    test::tmp_dir const dir;
    test::small_targets const shared;
    write_reference(shared.all, dir / "r.fa");
    auto const content = test::read_file(dir / "r.fa");
    auto const long_ago = fs::last_write_time(dir / "r.fa") - std::chrono::hours{1};
    fs::last_write_time(dir / "r.fa", long_ago);
    write_reference(shared.all, dir / "r.fa");
    CHECK(fs::last_write_time(dir / "r.fa") == long_ago);

    for (std::string const & other : {content + ">x\n", content.substr(0, content.size() - 2), std::string{}})
    {
        std::ofstream{dir / "r.fa", std::ios::binary} << other;
        write_reference(shared.all, dir / "r.fa");
        CHECK(test::read_file(dir / "r.fa") == content);
    }
}
