#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"
#include "unit/isomir/made_records.hpp"

#include <polarmir/core/error.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace polarmir;
using test::made_record;

namespace {

std::vector<std::string> lines_of(std::filesystem::path const & path)
{
    std::vector<std::string> lines;
    std::ifstream file{path};
    for (std::string line; std::getline(file, line);)
        lines.push_back(line);
    return lines;
}

/// Two samples that share one isomiR.
struct two_samples
{
    test::tmp_dir dir;
    std::vector<isomir::sample_records> samples{{"A", dir / "a.tsv"}, {"B", dir / "b.tsv"}};

    two_samples()
    {
        test::write_records(dir / "a.tsv",
                            std::vector{made_record("M1", "AC", "NA", 5), made_record("M2", "AT", "NA", 1)});
        auto changed = made_record("M1", "CC", "iso_3p:-1,iso_snv_seed", 2);
        changed.substitutions = "1CG";
        changed.snvs = "1";
        changed.shift_3p = "-1";
        test::write_records(dir / "b.tsv", std::vector{made_record("M1", "AC", "NA", 6), changed});
    }
};

} // namespace

TEST_CASE("records are read as they were written, beyond one block", "[isomir]")
{
    test::tmp_dir const dir;
    std::vector<isomir::record> records;
    for (int i = 1000; i < 1700; ++i)
        records.push_back(made_record("M" + std::to_string(i), "ACGT", "NA", static_cast<std::uint64_t>(i)));
    test::write_records(dir / "isomir.tsv", records);
    isomir::record_reader reader{dir / "isomir.tsv"};
    for (isomir::record const & one : records)
    {
        auto const again = reader.next();
        REQUIRE(again);
        CHECK(again->accession == one.accession);
        CHECK(again->reads == one.reads);
        CHECK(again->cigar == one.cigar);
    }
    CHECK_FALSE(reader.next());
    CHECK_FALSE(reader.next());
}

TEST_CASE("a damaged table of isomiRs is refused with its line", "[isomir]")
{
    test::tmp_dir const dir;
    CHECK_THROWS_AS(isomir::record_reader{dir / "absent.tsv"}, input_error);
    test::write_records(dir / "isomir.tsv", std::vector{made_record("M1", "ACGT", "NA", 5)});
    std::ofstream{dir / "isomir.tsv", std::ios::app} << "cut\toff\n";
    isomir::record_reader reader{dir / "isomir.tsv"};
    CHECK(reader.next());
    CHECK_THROWS_WITH(reader.next(), Catch::Matchers::Contains("isomir.tsv:3: "));
}

TEST_CASE("a line of isomiRs whose numbers do not fit its read is refused", "[isomir]")
{
    test::tmp_dir const dir;
    auto const problem = [&](auto && damage) -> std::string {
        isomir::record one = made_record("M1", "ACGTA", "NA", 5);
        damage(one);
        test::write_records(dir / "isomir.tsv", std::vector{one});
        isomir::record_reader reader{dir / "isomir.tsv"};
        try
        {
            static_cast<void>(reader.next());
            return {};
        }
        catch (parse_error const & e)
        {
            return e.what();
        }
    };
    std::string const place = (dir / "isomir.tsv").string() + ":2: damaged: ";
    CHECK(problem([](isomir::record & one) { one.shift_5p = "junk"; }) == place + "no number of nt");
    CHECK(problem([](isomir::record & one) { one.shift_3p = ""; }) == place + "no number of nt");
    CHECK(problem([](isomir::record & one) { one.tail_nt = "6"; }) == place + "no length of a tail");
    CHECK(problem([](isomir::record & one) { one.tail_nt = "-1"; }) == place + "no length of a tail");
    CHECK(problem([](isomir::record & one) {
              one.tail_nt = "2";
              one.substitutions = "4AG"; // in the tail, which is compared with nothing
          }) == place + "no substitutions");
    for (std::string const substitutions : {"zAG", "AG", "0AG", "6AG", "2AG,", ""})
    {
        CAPTURE(substitutions);
        CHECK(problem([&](isomir::record & one) { one.substitutions = substitutions; }) ==
              place + "no substitutions");
    }
}

TEST_CASE("the joined table has every isomiR once with the counts of all samples", "[isomir]")
{
    two_samples const made;
    test::made_tables const tables{made.dir.path(), made.samples};
    auto const lines = lines_of(made.dir / "joined.tsv");
    REQUIRE(lines.size() == 4);
    CHECK(lines[0] == "UID\tRead\tmiRNA\tVariant\tiso_5p\tiso_3p\tiso_add3p\tiso_snp\tiso_5p_nt\tiso_3p_nt\t"
                      "iso_add3p_nt\tiso_snp_nt\tA\tB");
    CHECK(lines[1].starts_with("iso\tAC\tmiR-M1\tNA\t"));
    CHECK(lines[1].ends_with("\t5\t6"));
    CHECK(lines[2].starts_with("iso\tCC\tmiR-M1\t"));
    CHECK(lines[2].ends_with("\t1CG\t0\t2"));
    CHECK(lines[3].ends_with("\t1\t0"));
}

TEST_CASE("joined tables are the same however many samples and threads there are", "[isomir]")
{
    // Enough for several pieces: a file is opened for some ten thousand bytes of it.
    test::tmp_dir const dir;
    std::mt19937 random{11};
    std::map<std::pair<std::string, std::string>, std::vector<std::uint64_t>> expected;
    std::vector<isomir::sample_records> samples;
    constexpr std::size_t number_of_samples{5};
    for (std::size_t sample = 0; sample < number_of_samples; ++sample)
    {
        std::map<std::pair<std::string, std::string>, std::uint64_t> counts;
        for (int i = 0; i < 2000; ++i)
        {
            std::string read(12, 'A');
            for (char & base : read)
                base = "AC"[random() % 2];
            counts[{"M" + std::to_string(100 + random() % 40), read}] = random() % 3;
        }
        std::vector<isomir::record> records;
        for (auto const & [key, count] : counts)
        {
            records.push_back(made_record(key.first, key.second, "NA", count));
            if (count == 0)
                continue;
            expected[key].resize(number_of_samples);
            expected[key][sample] = count;
        }
        samples.push_back({"S" + std::to_string(sample), dir / (std::to_string(sample) + ".tsv")});
        test::write_records(samples.back().path, records);
    }
    test::made_tables const tables{dir.path(), samples};
    auto const lines = lines_of(dir / "raw.tsv");
    REQUIRE(lines.size() == expected.size() + 1);
    std::size_t line{1};
    for (auto const & [key, counts] : expected)
    {
        std::string wanted = key.second + "\tmiR-" + key.first + "\t0\t0\t0\t0";
        for (std::uint64_t const count : counts)
            wanted += '\t' + std::to_string(count);
        CHECK(lines[line++] == wanted);
    }
    CHECK(lines_of(dir / "joined.tsv").size() == lines.size());
}

TEST_CASE("a table of isomiRs that is changed while tables are joined is refused", "[isomir]")
{
    two_samples const made;
    isomir::gff3_writer gff3{made.dir / "A.gff3", {"A", "a reference", "miRBase"}};
    auto const found = isomir::survey(made.dir / "a.tsv", &isomir::record::reads, gff3);
    REQUIRE(found.lines.size() == 2);
    isomir::joined_tables joined{made.samples, &isomir::record::reads};
    joined.add(0, found.lines);
    auto const write = [&] { joined.write(made.dir / "joined.tsv", made.dir / "raw.tsv", 1); };
    auto const size = std::filesystem::file_size(made.dir / "a.tsv");
    std::filesystem::resize_file(made.dir / "a.tsv", size - 30);
    CHECK_THROWS_WITH(write(), Catch::Matchers::Contains("a.tsv: was changed while it was read"));
    std::filesystem::resize_file(made.dir / "a.tsv", found.lines.back().begin);
    std::ofstream{made.dir / "a.tsv", std::ios::app} << std::string(size - found.lines.back().begin, 'x');
    CHECK_THROWS_WITH(write(), Catch::Matchers::Contains("a.tsv: was changed while it was read"));
    CHECK_FALSE(std::filesystem::exists(made.dir / "joined.tsv"));
}

TEST_CASE("a table that has an isomiR twice is refused", "[isomir]")
{
    test::tmp_dir const dir;
    auto const one = made_record("M1", "AC", "NA", 5);
    test::write_records(dir / "a.tsv", std::vector{one, one});
    CHECK_THROWS_WITH((test::made_tables{dir.path(), {{"A", dir / "a.tsv"}}}),
                      Catch::Matchers::Contains("a.tsv: damaged: it has an isomiR twice"));
}

TEST_CASE("raw data for isomiRs have the bases of every change", "[isomir]")
{
    two_samples const made;
    test::made_tables const tables{made.dir.path(), made.samples};
    auto const lines = lines_of(made.dir / "raw.tsv");
    REQUIRE(lines.size() == 4);
    CHECK(lines[0] == "seq\tmir\tmism\tadd\tt5\tt3\tA\tB");
    CHECK(lines[1] == "AC\tmiR-M1\t0\t0\t0\t0\t5\t6");
    CHECK(lines[2] == "CC\tmiR-M1\t1CG\t0\t0\t0\t0\t2");
}

TEST_CASE("the summary gives percentages of a miRNA's reads", "[isomir]")
{
    two_samples const made;
    test::made_tables const tables{made.dir.path(), made.samples};
    auto const lines = lines_of(made.dir / "summary.tsv");
    REQUIRE(lines.size() == 4);
    CHECK(lines[1] == "A\tmiR-M1\tM1\t5\t100.00\t0.00\t0.00\t0.00\t0.00\t0.00\t0.00\t0.00");
    CHECK(lines[3] == "B\tmiR-M1\tM1\t8\t75.00\t0.00\t25.00\t0.00\t0.00\t0.00\t0.00\t25.00");
}

TEST_CASE("tails of one base only are uridylation or adenylation", "[isomir]")
{
    test::tmp_dir const dir;
    std::vector<isomir::record> records;
    for (std::string const tail : {"A", "AA", "T", "AT"})
    {
        records.push_back(made_record("M1", "ACG" + tail, "iso_add3p:1", 10));
        records.back().tail = tail;
    }
    isomir::summariser sums;
    for (isomir::record const & one : records)
        sums.add(one, one.reads);
    auto const found = std::move(sums).finish();
    REQUIRE(found.size() == 1);
    CHECK(found[0].tailed == 40);
    CHECK(found[0].adenylated == 20);
    CHECK(found[0].uridylated == 10);
}

TEST_CASE("mirtop's statistics count isomiRs and reads of every kind", "[isomir]")
{
    two_samples const made;
    test::made_tables const tables{made.dir.path(), made.samples};
    std::string const text = test::read_file(made.dir / "all_mirtop_stats.log");
    CHECK(text.find("\"ref_miRNA_sum\": 6") != std::string::npos);
    CHECK(text.find("\"iso_snv_seed_count\": 1") != std::string::npos);
    CHECK(text.find("\"isomiR_mean\": 2.0") != std::string::npos);
}

TEST_CASE("mirGFF3 lines hold what the specification asks for", "[isomir]")
{
    two_samples const made;
    test::made_tables const tables{made.dir.path(), made.samples};
    auto const lines = lines_of(made.dir / "B.gff3");
    REQUIRE(lines.size() == 8);
    CHECK(lines[0] == "## mirGFF3. VERSION 1.2");
    CHECK(lines[5] == "## COLDATA: B");
    CHECK(lines[6] ==
          "hp\tmiRBase\tref_miRNA\t3\t4\t0\t+\t.\tRead=AC; UID=iso; Name=miR-M1; Parent=hp; Variant=NA; "
          "Cigar=2M; Expression=6; Filter=Pass; Hits=1");
    CHECK(lines[7].find("\tisomiR\t") != std::string::npos);
    CHECK(lines[7].find("Variant=iso_3p:-1,iso_snv_seed; Changes=NA; ") != std::string::npos);
}

TEST_CASE("characters with a meaning in mirGFF3 are escaped", "[isomir]")
{
    test::tmp_dir const dir;
    auto odd = made_record("M1", "AC", "NA", 5);
    odd.mirna = "a=b;c&d,e";
    odd.aliases = "x,y=z";
    isomir::gff3_writer gff3{dir / "a.gff3", {"day 1, dose: 2%", "a reference", "miRBase"}};
    gff3.write(odd, 5);
    gff3.commit();
    auto const lines = lines_of(dir / "a.gff3");
    REQUIRE(lines.size() == 7);
    CHECK(lines[5] == "## COLDATA: day 1%2C dose%3A 2%25");
    CHECK(lines[6].find("Name=a%3Db%3Bc%26d%2Ce; ") != std::string::npos);
    CHECK(lines[6].find("Alias=x,y%3Dz; ") != std::string::npos);
}

TEST_CASE("the source of a mirGFF3 file is told by the reference's label and accessions", "[isomir]")
{
    auto const source_of = [](std::string const & label, std::string const & accession) {
        return isomir::gff3_source({label, {{accession, "hp", "TGAGGTAGTAGG"}}, {}, {}});
    };
    CHECK(source_of("panel (miRBase 22, 1 hairpin)", "MI0000060") == "miRBasev22");
    CHECK(source_of("hsa from hairpin.fa, hsa.gff3 (miRBase 22.1, 1917 hairpins)", "MI0000060") ==
          "miRBasev22.1");
    CHECK(source_of("hsa from miRBase hairpins", "MI0000060") == "miRBase");
    CHECK(source_of("hsa from hairpin.fa", "MI0000060") == "miRBase");
    CHECK(source_of("hsa from hairpin.fa", "Hsa-Let-7-P1a_pre") == "MirGeneDB");
    CHECK(source_of("mine", "hp1") == "reference");
}
