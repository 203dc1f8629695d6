// One small file per form, written by hand as the pipeline's documentation and source describe it.
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/tables/count_table.hpp>

using namespace polarmir;
using namespace polarmir::test;
using tables::form;

namespace {

using labels = std::vector<std::string>;
using columns = std::vector<std::vector<double>>;

tables::count_table read(std::string const & text, std::string const & name = "any_name.txt")
{
    tmp_dir const dir;
    std::filesystem::create_directories((dir / name).parent_path());
    io::write_file(dir / name, text);
    return tables::read_count_table(dir / name);
}

void check(tables::count_table const & table,
           form what,
           labels const & mirnas,
           labels const & samples,
           columns const & counts)
{
    CHECK(table.what == what);
    CHECK(table.counts.mirnas == mirnas);
    CHECK(table.counts.samples == samples);
    CHECK(table.counts.columns == counts);
}

} // namespace

TEST_CASE("nf-core's transposed table is turned", "[tables]")
{
    check(read("\"\",\"hsa-let-7a-5p\",\"hsa-miR-21-5p\",\"hsa-miR-155-5p\"\n"
               "\"Clone1_N1\",5,0,7\n\"Clone1_N3\",1,2,3\n"),
          form::transposed,
          {"hsa-let-7a-5p", "hsa-miR-21-5p", "hsa-miR-155-5p"},
          {"Clone1_N1", "Clone1_N3"},
          {{5, 0, 7}, {1, 2, 3}});
    check(read("\"\",\"hsa-let-7a-5p\"\n\"only\",5\n"), form::transposed, {"hsa-let-7a-5p"}, {"only"}, {{5}});
    CHECK_THROWS_AS(read("\"\",\"hsa-let-7a-5p\",\"hsa-miR-21-5p\"\n\"S1\",5\n"), parse_error);
    CHECK_THROWS_AS(read("\"\",\"hsa-let-7a-5p\",\"hsa-let-7a-5p\"\n\"S1\",5,5\n"), parse_error);
}

TEST_CASE("matrices of R without a cell above the row names are read", "[tables]")
{
    check(read("S1\tS2\nhsa-let-7a-5p\t5\t1\nhsa-miR-21-5p\t0\t2\n"),
          form::matrix,
          {"hsa-let-7a-5p", "hsa-miR-21-5p"},
          {"S1", "S2"},
          {{5, 0}, {1, 2}});
}

TEST_CASE("matrices of exceRpt and of miRge with its total are read", "[tables]")
{
    check(read("\"\"\t\"S1\"\n\"hsa-miR-21-5p\"\t2.5\n"), form::matrix, {"hsa-miR-21-5p"}, {"S1"}, {{2.5}});
    check(read("miRNA,S1,S2\nmiRNAtotal,7,9\nhsa-let-7a-5p/7c-5p,7,9\n"),
          form::matrix,
          {"hsa-let-7a-5p/7c-5p"},
          {"S1", "S2"},
          {{7}, {9}});
}

TEST_CASE("miRDeep2's rows per precursor hold the same reads, unless they hold fractions", "[tables]")
{
    std::string const header = "#miRNA\tread_count\tprecursor\ttotal\tS01\tS02\tS01(norm)\tS02(norm)\n";
    check(read(header + "hsa-let-7a-5p\t9.00\thsa-let-7a-1\t9.00\t6.00\t3.00\t10.1\t9\n"
                        "hsa-let-7a-5p\t8.00\thsa-let-7a-2\t8.00\t4.00\t4.00\t10\t9\n"
                        "hsa-miR-21-5p\t1.00\thsa-mir-21\t1.00\t1.00\t0\t10\t9\n"),
          form::mirdeep2,
          {"hsa-let-7a-5p", "hsa-miR-21-5p"},
          {"S01", "S02"},
          {{6, 1}, {4, 0}});
    check(read(header + "hsa-let-7a-5p\t4.50\thsa-let-7a-1\t4.50\t3.00\t1.50\t10\t9\n"
                        "hsa-let-7a-5p\t4.50\thsa-let-7a-2\t4.50\t3.00\t1.50\t10\t9\n"),
          form::mirdeep2,
          {"hsa-let-7a-5p"},
          {"S01", "S02"},
          {{6}, {3}});
}

TEST_CASE("sRNAbench's grouped file is one sample, named by its folder", "[tables]")
{
    std::string const header =
        "name\tunique reads\tread count\tread count (mult. map. adj.)\tRPM (lib)\tRPM (total)\t"
        "coordinateString\tRPM_adj (lib)\tRPM_adj (total)\n";
    auto const table = read(header + "hsa-let-7a-5p\t3\t10\t7.5\t1\t1\thsa-let-7a-1:6:27\t1\t1\n"
                                     "hsa-let-7a-5p\t1\t2\t1\t1\t1\thsa-let-7a-2:6:27\t1\t1\n",
                            "plasma_3/mature_sense.grouped");
    check(table, form::srnabench, {"hsa-let-7a-5p"}, {"plasma_3"}, {{8.5}});
    CHECK_FALSE(table.names_samples);
    REQUIRE(table.remarks.size() == 1);
    CHECK(table.remarks.front() == "the counts are those of column 'read count (mult. map. adj.)'");
    auto const single = read("name\tunique reads\tread count (SA)\tread count (MA)\tRPM (lib)\tRPM (total)\t"
                             "coordinateString\tRPM_adj (lib)\tRPM_adj (total)\nx\t1\t4\t9\t1\t1\tc\t1\t1\n",
                             "P/mature_sense_SA.grouped");
    CHECK(single.counts.columns == columns{{4}});
}

TEST_CASE("tables with a row per isomiR or read are added up per miRNA", "[tables]")
{
    check(read("UID\tRead\tmiRNA\tVariant\tiso_5p\tiso_3p\tiso_add3p\tiso_snp\tiso_5p_nt\tiso_3p_nt\t"
               "iso_add3p_nt\tiso_snp_nt\tS1\tS2\n"
               "iso-22-A\tTGA\thsa-let-7a-5p\tNA\t0\t0\t0\t0\t0\t0\t0\t0\t5\t1\n"
               "iso-23-B\tTGAT\thsa-let-7a-5p\tiso_3p:+1\t0\t1\t0\t0\t0\tT\t0\t0\t2\t0\n"),
          form::mirtop,
          {"hsa-let-7a-5p"},
          {"S1", "S2"},
          {{7}, {1}});
    check(read("seq\tname\tfreq\tmir\tstart\tend\tmism\tadd\tt5\tt3\ts5\ts3\tDB\tprecursor\tambiguity\n"
               "TGAG\tseq_1_x5\t5\thsa-let-7a-5p\t5\t26\t0\t0\t0\t0\tA\tC\tmiRNA\thsa-let-7a-1\t1\n"
               "TGAGT\tseq_2_x2\t2\thsa-let-7a-5p\t5\t26\t0\t0\t0\t0\tA\tC\tmiRNA\thsa-let-7a-1\t2\n"
               "GGGG\tseq_3_x9\t9\thsa-let-7a-1\t5\t26\t0\t0\t0\t0\tA\tC\tprecursor\thsa-let-7a-1\t1\n",
               "T01.mirna"),
          form::seqbuster,
          {"hsa-let-7a-5p"},
          {"T01"},
          {{7}});
    CHECK_THROWS_AS(read("seq\tname\tmir\tstart\tend\tmism\tadd\tt5\tt3\ts5\ts3\tDB\tprecursor\tambiguity\n"
                         "A\tb\tc\t1\t2\t0\t0\t0\t0\tA\tC\tmiRNA\td\t1\n"),
                    parse_error);
}

TEST_CASE("tinyRNA's features are named by what looks like a miRNA", "[tables]")
{
    check(read("Feature ID,Classifier,Feature Name,exo_rep_1,exo_rep_2\n"
               "MI0000060,miRNA,hsa-let-7a-5p,4.5,1\nMI0000061,miRNA,hsa-let-7a-5p,1.5,0\n"),
          form::tinyrna,
          {"hsa-let-7a-5p"},
          {"exo_rep_1", "exo_rep_2"},
          {{6}, {1}});
    check(read("Feature ID,Tag,Feature Name,a_rep_1\nMIMAT0000062,,\"let7a\",4\n"),
          form::tinyrna,
          {"MIMAT0000062"},
          {"a_rep_1"},
          {{4}});
}

TEST_CASE("OptimiR's remarks are no samples", "[tables]")
{
    check(read("REFERENCE\tS1\tS2\tTOTAL\tPARENTS\tCROSS_MAPPING\tCROSS_MAPPING_COUNTS\n"
               "hsa-miR-122-5p\t2.0\t0\t2.0\thsa-mir-122[100.00%]\t\t0\n"),
          form::optimir,
          {"hsa-miR-122-5p"},
          {"S1", "S2"},
          {{2}, {0}});
    check(read("reference\tS1\tPARENTAL_HAIRPIN\tCROSS-MAPPING\nhsa-miR-107\t12.5\tp\thsa-miR-103a-3p[9%]\n"),
          form::optimir,
          {"hsa-miR-107"},
          {"S1"},
          {{12.5}});
}

TEST_CASE("tables of one sample are named by their file", "[tables]")
{
    check(read("ReferenceID\tuniqueReadCount\ttotalReadCount\tmultimapAdjustedReadCount\t"
               "multimapAdjustedBarcodeCount\nhsa-miR-101-3p:MIMAT0000099:Homo:sapiens:miR-101-3p\t2\t13\t12."
               "5\t0\n",
               "S7/readCounts_miRNAmature_sense.txt"),
          form::excerpt,
          {"hsa-miR-101-3p:MIMAT0000099:Homo:sapiens:miR-101-3p"},
          {"S7"},
          {{12.5}});
    check(read("Name\tLength\tEffectiveLength\tTPM\tNumReads\nhsa-miR-21-5p\t22\t3.0\t9.1\t4.25\n",
               "S8/quant.sf"),
          form::salmon,
          {"hsa-miR-21-5p"},
          {"S8"},
          {{4.25}});
    check(read("hsa-let-7a-5p\t22\t6\t0\nhsa-miR-21-5p\t22\t0\t0\n*\t0\t0\t31\n", "S9.idxstats"),
          form::idxstats,
          {"hsa-let-7a-5p", "hsa-miR-21-5p"},
          {"S9"},
          {{6, 0}});
}

TEST_CASE("a table of no known form is refused with the list of those that are", "[tables]")
{
    try
    {
        static_cast<void>(read("gene\tdescription\nTP53\ttumor protein\n"));
        FAIL("was read");
    }
    catch (parse_error const & e)
    {
        std::string const what = e.what();
        CHECK(what.find(":2: holds no counts; understood are tables of miRNA x sample") != std::string::npos);
        for (char const * const part :
             {"nf-core/smrnaseq mature_counts.csv", "miRDeep2", "samtools idxstats"})
            CHECK(what.find(part) != std::string::npos);
    }
}

TEST_CASE("joined miRNAs are scored under their first name, rows of one name together", "[tables]")
{
    auto const table = read("miRNA,S1\nhsa-let-7a-5p/7c-5p,7\nhsa-let-7a-5p,1\nhsa-miR-21-5p,2\n");
    std::vector<std::string> remarks;
    auto const single = tables::with_single_names(table, remarks);
    CHECK(single.mirnas == labels{"hsa-let-7a-5p", "hsa-miR-21-5p"});
    CHECK(single.columns == columns{{8, 2}});
    REQUIRE(remarks.size() == 1);
    CHECK(remarks.front() == "1 row joins miRNAs (hsa-let-7a-5p/7c-5p) and is scored under its first name");
}

TEST_CASE("every form is read with any line ends and a byte order mark", "[tables]")
{
    std::vector<std::pair<form, std::string>> const tables{
        {form::matrix, "miRNA\tS1\nhsa-let-7a-5p\t5\n"},
        {form::transposed, "\"\",\"hsa-let-7a-5p\"\n\"S1\",5\n"},
        {form::mirdeep2,
         "#miRNA\tread_count\tprecursor\ttotal\tS1\tS1(norm)\nhsa-let-7a-5p\t5\thsa-let-7a-1\t5\t5\t1e6\n"},
        {form::srnabench,
         "name\tunique reads\tread count\tcoordinateString\nhsa-let-7a-5p\t1\t5\thsa-let-7a-1:6:27\n"},
        {form::mirtop, "UID\tRead\tmiRNA\tVariant\tS1\niso-22-A\tTGA\thsa-let-7a-5p\tNA\t5\n"},
        {form::tinyrna, "Feature ID,Classifier,Feature Name,S1\nMI0000060,miRNA,hsa-let-7a-5p,5\n"},
        {form::seqbuster,
         "seq\tfreq\tmir\tmism\tadd\tt5\tt3\tDB\nTGAG\t5\thsa-let-7a-5p\t0\t0\t0\t0\tmiRNA\n"},
        {form::optimir, "REFERENCE\tS1\tTOTAL\nhsa-let-7a-5p\t5\t5\n"},
        {form::excerpt,
         "ReferenceID\tuniqueReadCount\ttotalReadCount\tmultimapAdjustedReadCount\n"
         "hsa-let-7a-5p:MIMAT0000062:Homo:sapiens:let-7a-5p\t1\t5\t5\n"},
        {form::salmon, "Name\tLength\tEffectiveLength\tTPM\tNumReads\nhsa-let-7a-5p\t22\t3\t1e6\t5\n"},
        {form::idxstats, "hsa-let-7a-5p\t22\t5\t0\n*\t0\t0\t9\n"}};
    for (auto const & [what, text] : tables)
        for (std::string const end : {"\n", "\r\n", "\r"})
        {
            std::string written{"\xef\xbb\xbf"};
            for (char const letter : text)
                written += letter == '\n' ? end : std::string(1, letter);
            CAPTURE(tables::name_of(what), written);
            auto const table = read(written, "S1.txt");
            CHECK(table.what == what);
            CHECK(table.counts.samples == labels{"S1"});
            CHECK(table.counts.columns == columns{{5}});
            CHECK(table.counts.mirnas.front().starts_with("hsa-let-7a-5p"));
        }
}
