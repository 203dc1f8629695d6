#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"
#include "unit/bam/small_targets.hpp"

#include <polarmir/bam/write_alignments.hpp>
#include <polarmir/core/error.hpp>
#include <polarmir/core/nucleotide.hpp>

#include <htslib/kstring.h>
#include <htslib/sam.h>

#include <filesystem>

using namespace polarmir;
namespace fs = std::filesystem;

namespace {

/// Everything behind the header, as SAM text.
std::string records(fs::path const & path)
{
    htsFile * const file = hts_open(path.c_str(), "r");
    REQUIRE(file != nullptr);
    sam_hdr_t * const header = sam_hdr_read(file);
    bam1_t * const record = bam_init1();
    kstring_t line = KS_INITIALIZE;
    std::string text;
    while (sam_read1(file, header, record) >= 0)
    {
        line.l = 0;
        REQUIRE(sam_format1(header, record, &line) >= 0);
        text.append(line.s, line.l).append(1, '\n');
    }
    ks_free(&line);
    bam_destroy1(record);
    sam_hdr_destroy(header);
    CHECK(hts_close(file) == 0);
    return text;
}

/// A few distinct inserts, one for most fates.
struct made_sample
{
    test::small_targets shared;
    std::vector<collapse::unique_read> reads;
    std::vector<collapse::molecule_count> molecules;

    made_sample()
    {
        std::uint64_t count{100};
        for (std::string const & insert :
             {test::b, test::a_5p + "AG", test::b.substr(0, 20), test::spike, test::foreign, antisense()})
            reads.push_back({packed_sequence{insert}, count--});
    }

    [[nodiscard]] std::string antisense() const
    {
        return reverse_complement(shared.hairpins.hairpins()[1].sequence.substr(3, 24)) + "TT";
    }

    void write(fs::path const & path, std::size_t threads = 1) const
    {
        write_alignments(
            {path, bam::file_format::bam, {}},
            {reads, molecules, shared.spike_ins, shared.tracers, shared.annotate, shared.hairpins},
            shared.all,
            {"s", {{"FC", "1"}}, "polarmir count", {}},
            threads);
    }
};

} // namespace

TEST_CASE("records tell everything about an insert", "[bam]")
{
    test::tmp_dir const dir;
    made_sample const sample;
    sample.write(dir / "s.bam");
    std::string const b_tags{"\tXF:Z:mirna\tGX:Z:MIMAT3\tGN:Z:x-miR-b\tRG:Z:FC.1\n"};
    std::string const shared_tags{"\tXW:i:98\tXF:Z:shared\tGX:Z:MIMAT3\tGN:Z:x-miR-b\tRG:Z:FC.1\n"};
    std::string const b20 = test::b.substr(0, 20);
    CHECK(
        records(dir / "s.bam") ==
        "seq2_x99\t0\tx-mir-a\t13\t50\t23M1S\t*\t0\t0\t" + test::a_5p +
            "AG\t*\tNH:i:1\tHI:i:1\tNM:i:0\tMD:Z:23\tXW:i:99\tXF:Z:mirna\tGX:Z:MIMAT1\tGN:Z:x-miR-a-5p\tRG:Z:"
            "FC.1\n"
            "seq6_x95\t16\tx-mir-b-1\t4\t50\t2S24M\t*\t0\t0\t" +
            reverse_complement(sample.antisense()) +
            "\t*\tNH:i:1\tHI:i:1\tNM:i:0\tMD:Z:24\tXW:i:95\tXF:Z:antisense\tRG:Z:FC.1\n"
            "seq1_x100\t0\tx-mir-b-1\t10\t3\t22M\t*\t0\t0\t" +
            test::b + "\t*\tNH:i:2\tHI:i:1\tNM:i:0\tMD:Z:22\tXW:i:100" + b_tags +
            "seq3_x98\t0\tx-mir-b-1\t10\t1\t20M\t*\t0\t0\t" + b20 + "\t*\tNH:i:4\tHI:i:1\tNM:i:0\tMD:Z:20" +
            shared_tags + "seq1_x100\t256\tx-mir-b-2\t15\t3\t22M\t*\t0\t0\t" + test::b +
            "\t*\tNH:i:2\tHI:i:2\tNM:i:0\tMD:Z:22\tXW:i:100" + b_tags +
            "seq3_x98\t256\tx-mir-b-2\t15\t1\t20M\t*\t0\t0\t" + b20 + "\t*\tNH:i:4\tHI:i:2\tNM:i:0\tMD:Z:20" +
            shared_tags + "seq3_x98\t256\tU___x_\t9\t1\t20M\t*\t0\t0\t" + b20 +
            "\t*\tNH:i:4\tHI:i:4\tNM:i:0\tMD:Z:20\tXW:i:98\tXF:Z:shared\tRG:Z:FC.1\n"
            "seq3_x98\t256\tT\t11\t1\t20M\t*\t0\t0\t" +
            b20 +
            "\t*\tNH:i:4\tHI:i:3\tNM:i:0\tMD:Z:20\tXW:i:98\tXF:Z:shared\tRG:Z:FC.1\n"
            "seq4_x97\t4\t*\t0\t0\t*\t*\t0\t0\t" +
            test::spike +
            "\t*\tXW:i:97\tXF:Z:spike_in\tGN:Z:spike\tRG:Z:FC.1\n"
            "seq5_x96\t4\t*\t0\t0\t*\t*\t0\t0\t" +
            test::foreign + "\t*\tXW:i:96\tXF:Z:other_species\tGN:Z:bta-miR-x\tRG:Z:FC.1\n");
}

TEST_CASE("records of a library with UMIs tell its molecules", "[bam]")
{
    test::tmp_dir const dir;
    made_sample sample;
    sample.reads.resize(1);
    sample.molecules.push_back({40, 31, 32, false, false});
    sample.write(dir / "s.bam");
    CHECK(records(dir / "s.bam").find("\tXW:i:100\tXU:i:31\t") != std::string::npos);
}

TEST_CASE("the file does not depend on the number of threads, nor on where it is", "[bam]")
{
    test::tmp_dir const dir;
    made_sample sample;
    auto const few = sample.reads;
    while (sample.reads.size() < 20000)
        sample.reads.insert(sample.reads.end(), few.begin(), few.end());
    sample.write(dir / "s.bam");
    fs::create_directory(dir / "a:b");
    sample.write(dir / "a:b/s.bam", 3);
    CHECK(test::read_file(dir / "s.bam") == test::read_file(dir / "a:b/s.bam"));
    CHECK(test::read_file(dir / "s.bam.bai") == test::read_file(dir / "a:b/s.bam.bai"));
    CHECK(test::read_file(dir / "s.bam").size() > 1000);
}

TEST_CASE("a sample without reads has a file without records", "[bam]")
{
    test::tmp_dir const dir;
    made_sample sample;
    sample.reads.clear();
    sample.write(dir / "s.bam");
    CHECK(records(dir / "s.bam").empty());
    CHECK(fs::exists(dir / "s.bam.bai"));
}

TEST_CASE("what cannot be written is told", "[bam]")
{
    test::tmp_dir const dir;
    made_sample const sample;
    CHECK_THROWS_AS(sample.write(dir / "none/s.bam"), resource_error);
    fs::create_symlink("/dev/full", dir / "s.bam");
    CHECK_THROWS_AS(sample.write(dir / "s.bam"), resource_error);
}
