#include "cohort_text.hpp"
#include "reads/sheet_illumina.hpp"
#include "reads/sheet_masking.hpp"
#include "support/catch.hpp"

using polarmir::test::reads_folder;
using namespace polarmir::reads;
using lines = std::vector<std::string>;

namespace {

/// `ID/name/project annotation...` per sample.
lines told(std::string const & text)
{
    illumina_sheet const sheet = parse_illumina_sheet(text, "s.csv");
    lines result;
    for (illumina_sample const & sample : sheet.samples)
    {
        std::string line = sample.id + '/' + sample.name() + '/' + sample.project;
        for (std::size_t i = 0; i < sample.annotations.size(); ++i)
            line += ' ' + sheet.annotation_columns[i] + '=' + sample.annotations[i];
        result.push_back(line);
    }
    return result;
}

lines masking(std::string const & settings, std::string const & section = "[BCLConvert_Settings]")
{
    std::string const data = section == "[Settings]" ? "[Data]" : "[BCLConvert_Data]";
    return masking_warnings(parse_illumina_sheet(
        section + '\n' + settings + '\n' + data + "\nSample_ID,AdapterRead1\nA,\n", "s.csv"));
}

} // namespace

TEST_CASE("sheets are told by their first line with text", "[reads]")
{
    for (std::string const text : {"[Header]\n",
                                   "\xEF\xBB\xBF[Header],,\r\n",
                                   "\n ,,\n# made by hand\n[data]\n",
                                   "\"[Header]\",\"\"\n",
                                   "Lane,Sample_ID,index\n"})
    {
        CAPTURE(text);
        CHECK(is_illumina_sheet(text));
    }
    for (std::string const text : {"",
                                   "sample,fastq_1\n",
                                   "# comment\n",
                                   "sample,note\n[Data],x\n",
                                   "RGSM\n",
                                   "sample,fastq_1,Sample_ID\n"})
    {
        CAPTURE(text);
        CHECK_FALSE(is_illumina_sheet(text));
    }
}

TEST_CASE("an Illumina sheet is read however a spreadsheet left it", "[reads]")
{
    lines const expected{"A/A/ group=x", "B/B/ group=y"};
    CHECK(told("[Data]\nSample_ID,group\nA,x\nB,y\n") == expected);
    CHECK(told("\xEF\xBB\xBF[Data],\r\nSample_ID,group\r\nA,x\r\nB,y") == expected);
    CHECK(told("[Data],,,,\n,,,,\nSample_ID,group,,,\n#A,z,,,\nA,x,,,\n,,,,\nB,y,,,\n,,,,\n") == expected);
    CHECK(told("[Header];\n[Data];\nSample_ID;group\nA;x\nB;y\n") == expected);
    CHECK(told("[Data]\nSample_ID\tgroup\nA\tx\nB\ty\n") == expected);
    CHECK(told("\"[Data]\",\n\"SAMPLE_ID\",\"group\"\n\"A\",\"x\"\n\"B\",\"y\"\n") == expected);
    CHECK(told("[ data ]\nsample_id,group\n A , x \nB,y\n[Manifests]\nA,b.txt\n") == expected);
    CHECK(told("[Data]\nSample_ID,group\nA,x\nB,y,,,,\n") == expected);
    CHECK(told("[BCLConvert_Data]\nSample_ID,group\nA,x\nB,y\n[Data]\nSample_ID\nC\n") == expected);
    CHECK(told("[Header]\nFileFormatVersion,2\n[Data]\nSample_ID,group\nA,x\nB,y\n") == expected);
}

TEST_CASE("what steers the demultiplexer is no annotation", "[reads]")
{
    CHECK(
        told("[Data]\nLane,Sample_ID,Sample_Name,Sample_Plate,Sample_Well,Index_Plate_Well,I7_Index_ID,index,"
             "I5_Index_ID,index2,Sample_Project,Description\n"
             "1,1,T,P1,A01,A01,N701,ACGT,S501,ACGT,EV,\n"
             "2,1,T,P1,A01,A01,N701,ACGT,S501,ACGT,EV,\n"
             "1,2,U,,A02,A02,N702,ACGA,S502,ACGA,EV,\n") ==
        lines{"1/T/EV Sample_Plate=P1 Sample_Well=A01", "2/U/EV Sample_Plate= Sample_Well=A02"});
    CHECK(told("[BCLConvert_Data]\nSample_ID,index,OverrideCycles,BarcodeMismatchesIndex1,AdapterRead1,"
               "AdapterBehavior,Description\nA,ACGT,Y51;I8,1,ACGT,trim,serum\n") ==
          lines{"A/A/ Description=serum"});
    CHECK(told("[Cloud_Data]\nSample_ID,ProjectName\nA,P\nC,Q\n[BCLConvert_Data]\nSample_ID\nA\nB\n") ==
          lines{"A/A/P", "B/B/"});
    CHECK(told("[Data]\nSample_ID,Sample_Project\nA,P\nA,Q\n") == lines{"A/A/P", "A/A/Q"});
}

TEST_CASE("settings that mask miRNA reads are told with the remedy", "[reads]")
{
    SECTION("the defaults of BCL Convert")
    {
        CHECK(
            masking("AdapterRead1,TGGAATTC") ==
            lines{"s.csv:2: AdapterRead1,TGGAATTC: where the demultiplexer finds this adapter, reads with "
                  "inserts shorter than 35 nt keep N in place of adapter bases (MinimumTrimmedReadLength 35, "
                  "the default), and those shorter than 22 nt become N altogether (MaskShortReads 22, the "
                  "default); miRNA reads are lost: demultiplex again without the adapter, or with "
                  "MinimumTrimmedReadLength,0 and MaskShortReads,0"});
    }
    SECTION("one length of two")
    {
        lines const trimmed = masking("AdapterRead1,T\nMaskShortReads,0");
        REQUIRE(trimmed.size() == 1);
        CHECK(trimmed.front().find("shorter than 35 nt keep N") != std::string::npos);
        CHECK(trimmed.front().find("N altogether") == std::string::npos);
        lines const masked = masking("AdapterRead1,T\nMinimumTrimmedReadLength,10\nMaskShortReads,18");
        REQUIRE(masked.size() == 1);
        CHECK(masked.front().find("keep N") == std::string::npos);
        CHECK(masked.front().find(
                  "reads with inserts shorter than 18 nt become N altogether (MaskShortReads 18)") !=
              std::string::npos);
    }
    SECTION("lengths that let every insert through")
    {
        CHECK(masking("AdapterRead1,T\nMinimumTrimmedReadLength,15\nMaskShortReads,15").empty());
        CHECK(masking("minimumtrimmedreadlength,0\nADAPTERREAD1,T\nmaskshortreads,0").empty());
        CHECK(masking("AdapterRead1,T\nMinimumTrimmedReadLength,16\nMaskShortReads,0").size() == 1);
    }
    SECTION("adapters of read 2 only, or none")
    {
        CHECK(masking("AdapterRead2,TGGAATTC").empty());
        CHECK(masking("AdapterRead1,").empty());
        CHECK(masking("AdapterRead1,na").empty());
        CHECK(masking("AdapterBehavior,mask").empty());
        CHECK(masking("Read1UMILength,3", "[Settings]").empty());
    }
    SECTION("masking instead of trimming")
    {
        std::string const text = "the demultiplexer writes N over the adapter";
        lines const lengths_do_not_help =
            masking("AdapterRead1,T\nAdapterBehavior,mask\nMinimumTrimmedReadLength,0\nMaskShortReads,0");
        REQUIRE(lengths_do_not_help.size() == 1);
        CHECK(lengths_do_not_help.front().find("s.csv:3: AdapterBehavior,mask: " + text) == 0);
        lines const old = masking("MaskAdapter,TGGAATTC", "[Settings]");
        REQUIRE(old.size() == 1);
        CHECK(old.front().find("s.csv:2: MaskAdapter,TGGAATTC: " + text) == 0);
    }
    SECTION("bcl2fastq takes the lengths from its command line")
    {
        for (std::string const key : {"Adapter", "TrimAdapter", "AdapterRead1"})
        {
            lines const found = masking(key + ",TGGAATTC", "[Settings]");
            REQUIRE(found.size() == 1);
            CHECK(found.front().find("s.csv:2: " + key + ",TGGAATTC: ") == 0);
            CHECK(found.front().find("(bcl2fastq: --minimum-trimmed-read-length 0 "
                                     "--mask-short-adapter-reads 0, unless that was done)") !=
                  std::string::npos);
        }
    }
    SECTION("an adapter of one sample")
    {
        auto const sheet =
            parse_illumina_sheet("[BCLConvert_Data]\nSample_ID,AdapterRead1\nA,na\nB,TGGAATTC\n", "s.csv");
        REQUIRE(masking_warnings(sheet).size() == 1);
        CHECK(masking_warnings(sheet).front().find("s.csv:4: AdapterRead1,TGGAATTC") == 0);
    }
}

TEST_CASE("an Illumina sheet finds its files by the demultiplexer's names", "[reads]")
{
    reads_folder folder;
    SECTION("by name, by ID, and with dashes")
    {
        folder.add_all({"in/T_1_S1_R1_001.fastq", "in/ID2_S2_R1_001.fastq", "in/x-y-z_S3_R1_001.fastq"})
            .add_text("s.csv", "[Data]\nSample_ID,Sample_Name\nID1,T_1\nID2,U\nID3,x_y z\n");
        CHECK(folder.samples({"in"}, "s.csv") == lines{"T_1: in/T_1_S1_R1_001.fastq",
                                                       "U: in/ID2_S2_R1_001.fastq",
                                                       "x_y z: in/x-y-z_S3_R1_001.fastq"});
    }
    SECTION("the name counts before the ID of another sample")
    {
        folder.add_all({"in/B_S1_R1_001.fastq", "in/C_S2_R1_001.fastq"})
            .add_text("s.csv", "[Data]\nSample_ID,Sample_Name\nA,B\nB,C\n");
        CHECK(folder.samples({"in"}, "s.csv") == lines{"B: in/B_S1_R1_001.fastq", "C: in/C_S2_R1_001.fastq"});
    }
    SECTION("project folders of CASAVA")
    {
        folder
            .add_all({"in/Project_P/Sample_T/T_ACGT_L001_R1_001.fastq",
                      "in/Project_Q/Sample_T/T_ACGA_L001_R1_001.fastq"})
            .add_text("s.csv", "[Data]\nSample_ID,Sample_Project\nT,Q\nT,P\n");
        CHECK(folder.samples({"in"}, "s.csv") ==
              lines{"Q_T: in/Project_Q/Sample_T/T_ACGA_L001_R1_001.fastq project=Q",
                    "P_T: in/Project_P/Sample_T/T_ACGT_L001_R1_001.fastq project=P"});
    }
    SECTION("names that end like mates or lanes")
    {
        folder.add("in/liver_1.fastq", "r7/1").add("in/liver_2.fastq", "r7/1");
        folder.add("in/T_R2.fastq").add("in/T_S1_S4_L001_R1_001.fastq");
        folder.add_text("s.csv", "[Data]\nSample_ID\nliver_1\nliver_2\nT_R2\nT_S1\n");
        CHECK(folder.samples({"in"}, "s.csv") == lines{"liver_1: in/liver_1.fastq",
                                                       "liver_2: in/liver_2.fastq",
                                                       "T_R2: in/T_R2.fastq",
                                                       "T_S1: in/T_S1_S4_L001_R1_001.fastq"});
    }
    SECTION("lanes are one sample, chunks in order")
    {
        folder
            .add_all({"in/A_S1_L002_R1_001.fastq", "in/A_S1_L001_R1_002.fastq", "in/A_S1_L001_R1_001.fastq"})
            .add_text("s.csv", "[Data]\nLane,Sample_ID\n2,A\n1,A\n");
        CHECK(folder.samples({"in"}, "s.csv") ==
              lines{"A: in/A_S1_L001_R1_001.fastq in/A_S1_L001_R1_002.fastq in/A_S1_L002_R1_001.fastq"});
    }
    SECTION("below the sheet's folder when there is no input")
    {
        folder.add("run/Data/P/A_S1_R1_001.fastq")
            .add("elsewhere/A_S1_R1_001.fastq")
            .add_text("run/s.csv", "[Data]\nSample_ID,Sample_Project\nA,P\n");
        CHECK(folder.samples({}, "run/s.csv") == lines{"A: run/Data/P/A_S1_R1_001.fastq project=P"});
    }
    SECTION("another project's sample of that name is not in the sheet")
    {
        folder.add_all({"in/P/A_S1_L001_R1_001.fastq", "in/Q/A_S2_L002_R1_001.fastq"})
            .add_text("s.csv", "[Data]\nSample_ID,Sample_Project\nA,P\n");
        CHECK(folder.samples({"in"}, "s.csv") == lines{"A: in/P/A_S1_L001_R1_001.fastq project=P"});
        CHECK(folder.skipped({"in"}, "s.csv") == lines{"in/Q/A_S2_L002_R1_001.fastq: not in sheet"});
    }
    SECTION("one name for several samples of a project")
    {
        folder.add_all({"in/P/1/T_S1_R1_001.fastq", "in/P/2/T_S2_R1_001.fastq"})
            .add_text("s.csv", "[Data]\nSample_ID,Sample_Name,Sample_Project\n1,T,P\n2,T,P\n");
        CHECK(folder.samples({"in"}, "s.csv") ==
              lines{"T_1: in/P/1/T_S1_R1_001.fastq project=P", "T_2: in/P/2/T_S2_R1_001.fastq project=P"});
        CHECK(folder.warnings({"in"}, "s.csv") ==
              lines{"sample 'T' is several samples of the sheet, kept apart as T_1, T_2"});
    }
    SECTION("two flow cells are pooled with a warning")
    {
        folder.add("1/A_S1_R1_001.fastq", "A1:1:HONE:1:1:1:1")
            .add("2/A_S3_R1_001.fastq", "A1:2:HTWO:1:1:1:1")
            .add_text("s.csv", "[Data]\nSample_ID\nA\n");
        CHECK(folder.samples({"1", "2"}, "s.csv") == lines{"A: 1/A_S1_R1_001.fastq 2/A_S3_R1_001.fastq"});
        CHECK(folder.warnings({"1", "2"}, "s.csv") == lines{"sample 'A' pools files of 2 flow cells"});
    }
    SECTION("a column called project stays what it is")
    {
        folder.add("in/P/A_S1_R1_001.fastq")
            .add_text("s.csv", "[Data]\nSample_ID,Sample_Project,Project\nA,P,mine\n");
        CHECK(folder.samples({"in"}, "s.csv") ==
              lines{"A: in/P/A_S1_R1_001.fastq Sample_Project=P Project=mine"});
    }
}
