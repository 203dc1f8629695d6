#include "support/catch.hpp"
#include "support/work_folder.hpp"

#include <filesystem>
#include <utility>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

using texts = std::vector<std::pair<std::string, std::string>>;

/// Files with their text (`r:NAME` is a FASTQ record of that name), what is typed, and the whole message.
struct refusal
{
    texts files;
    std::vector<std::string> arguments;
    std::string message;
};

void check(refusal const & expected)
{
    work_folder folder;
    for (auto const & [path, text] : expected.files)
        if (text.starts_with("r:"))
            folder.add_read(path, text.substr(2));
        else
            folder.add_text(path, text);
    std::vector<std::string> arguments{"-q", "samples"};
    arguments.insert(arguments.end(), expected.arguments.begin(), expected.arguments.end());
    cli_result const result = run_cli(arguments);
    CAPTURE(expected.arguments, expected.files);
    CHECK(result.err == "polarmir: " + expected.message + '\n');
    CHECK(result.out.empty());
    CHECK(result.code == 3);
}

std::string const illumina{"[Data]\nSample_ID,Sample_Name,Sample_Project,Lane,group\n"};
std::string const one_end{"A1:1:HFLOW:1:1101:1:7 1:N:0:A"};
std::string const other_read{"A1:1:HFLOW:1:1101:2:7 1:N:0:A"};
std::string const other_cell{"A1:2:HOTHER:1:1101:2:7 1:N:0:A"};
std::string const apart{"; say with a sample sheet (--samples) what they are"};
std::string const starter{"; 'polarmir samples FOLDER' writes a sheet to start from"};

} // namespace

TEST_CASE("every input that discovery refuses is named with what to do", "[cli]")
{
    std::vector<refusal> const table{
        {{}, {"none"}, "none: no such file or folder"},
        {{{"x.fa", ">a\nA\n"}}, {"x.fa"}, "x.fa: is FASTA, without base qualities; polarmir needs FASTQ"},
        {{{"x.fq.gz.gz", ""}},
         {"x.fq.gz.gz"},
         "x.fq.gz.gz: is in a form that polarmir does not read; convert it to FASTQ (plain or gzip)"},
        {{{"x.fq.gz.part", ""}},
         {"x.fq.gz.part"},
         "x.fq.gz.part: is a download that did not finish; fetch it again"},
        {{{"RunInfo.xml", ""}},
         {"RunInfo.xml"},
         "RunInfo.xml: is part of a run folder that is not demultiplexed; run bcl-convert or bcl2fastq "
         "first"},
        {{{"notes.txt", ""}},
         {"notes.txt"},
         "notes.txt: not a FASTQ file by its name (.fastq or .fq, optionally .gz), nor BAM, CRAM or SAM; "
         "rename it, or list it in a sample sheet (--samples)"},
        {{{"in/RunInfo.xml", ""}},
         {"in"},
         "in: a sequencer's run folder without FASTQ files; demultiplex it first (bcl-convert or bcl2fastq)"},
        {{{"in/a.txt", ""}, {"in/b", ""}},
         {"in"},
         "in: no FASTQ files (.fastq, .fq, optionally .gz), BAM, CRAM or SAM found; there are only 1 .txt, 1 "
         "without an "
         "extension"},
        {{{"in/x_R2.fastq", "r:" + other_read.substr(0, 22) + "2:N:0:A"}, {"in/x.fa", ""}},
         {"in"},
         "in: nothing to analyse, 2 files were skipped; the first is in/x.fa: is FASTA, without base "
         "qualities; polarmir needs FASTQ"},
        {{{"x_1.fastq", "r:1"}, {"x_2.fastq", "r:1"}},
         {"x_1.fastq", "x_2.fastq"},
         "x_1.fastq and x_2.fastq may be two ends of one sample or two samples, and their first reads do not "
         "tell; say which with a sample sheet (--samples)"},
        {{{"a/P/T_S1_L001_R1_001.fastq", "r:" + one_end}, {"b/P/T_S1_L001_R1_001.fastq", "r:" + other_read}},
         {"."},
         "./a/P/T_S1_L001_R1_001.fastq and ./b/P/T_S1_L001_R1_001.fastq: both are sample 'T', and flow cell, "
         "lane and chunk do not tell them apart" +
             apart},
        {{{"a/P/T.fastq", "r:" + one_end}, {"b/P/T.fastq", "r:" + other_cell}},
         {"."},
         "./a/P/T.fastq and ./b/P/T.fastq: both are sample 'T', and may be different samples of that name" +
             apart},
        {{{"A/T.fastq", "r:" + one_end}, {"B/T.fastq", "r:" + other_cell}, {"A/A_T.fastq", "r:x"}},
         {"A", "B"},
         "A/A_T.fastq: a second sample is called 'A_T'; tell them apart with a sample sheet (--samples)"},
        {{{"-x.fastq", "r:x"}},
         {"."},
         "./-x.fastq: the sample name '-x' must not begin with '-'; rename the file, or name the sample in a "
         "sample sheet (--samples)"},
    };
    for (refusal const & one : table)
        check(one);
}

TEST_CASE("an input behind a loop of links is refused", "[cli]")
{
    work_folder const folder;
    fs::create_symlink("x.fastq", "x.fastq");
    cli_result const result = run_cli({"samples", "x.fastq"});
    CHECK(result.err == "polarmir: x.fastq: cannot be reached: Too many levels of symbolic links\n");
    CHECK(result.code == 3);
}

TEST_CASE("every fault of a sheet is told with its line", "[cli]")
{
    std::vector<std::pair<std::string, std::string>> const table{
        {"", "s: is empty; a table with the columns sample and fastq_1 is needed" + starter},
        {"name,file\nA,x\n",
         "s:1: no column 'sample' in the header line; columns sample and fastq_1 are needed, separated by "
         "tabs, commas or semicolons" +
             starter},
        {"sample,path\nA,x\n", "s:1: no column 'fastq_1' (or 'fastq', 'file') in the header line"},
        {"sample,file,fastq\nA,x,y\n", "s:1: columns 'fastq' and 'file' both name the reads; keep one"},
        {"sample,file,g,G\nA,x,1,2\n", "s:1: column 'G' occurs twice"},
        {"sample,file,\xFC\nA,x,1\n", "s:1: column '\\xfc' is not UTF-8; save the sheet as UTF-8"},
        {std::string{"PK\3\4\x14\0\6", 7}, "s: is an Excel workbook; save it as CSV or tab-separated text"},
        {"\xFF\xFEs", "s: is UTF-16 text; save it as UTF-8"},
        {"sample,file\n", "s: names no sample; give it a line for each"},
        {"sample,file\nA,x,y\n", "s:2: has 3 fields, the header line 2"},
        {"sample,file,g\nA,x,\xE9\n", "s:2: '\\xe9' is not UTF-8; save the sheet as UTF-8"},
        {"sample,file,\nA,x,1\n", "s:2: column 3 has no name in the header line"},
        {"sample,file\n.A,x\n", "s:2: sample name '.A' must not begin with '.'"},
        {"sample,file\nA,\n", "s:2: sample 'A' has no file"},
        {"sample,file\nA,\"x\n", "s:2: a double quote is opened but never closed"},
        {"sample,file\nA,\"x\"y\n", "s:2: text behind a closing double quote; write a quote as \"\""},
        {"sample,file,g\nA,a.fastq,1\nA,b.fastq,2\n", "s:3: sample 'A' has g '2', but '1' on line 2"},
        {"sample,file\nA,none\n",
         "s:2: file 'none' of sample 'A' not found; looked in in1, in2, the working directory"},
        {"sample,file\nA,/none\n", "s:2: file '/none' of sample 'A' not found"},
        {"sample,file\nA,c.fastq\n",
         "s:2: file 'c.fastq' of sample 'A' may be in1/c.fastq or in2/c.fastq; write the one that is meant"},
        {"sample,file\nA,x.fa\n",
         "s:2: file 'x.fa' of sample 'A' is FASTA, without base qualities; polarmir needs FASTQ"},
        {"sample,file\nA,a.fastq\nB,a.fastq\n",
         "s:3: file 'a.fastq' of sample 'B' is also that of sample 'A' on line 2"},
        // fastq_list.csv
        {"RGID,Read1File\nx,y\n",
         "s:1: no column 'RGSM' in the header line; columns RGSM and Read1File are needed, separated by "
         "tabs, commas or semicolons" +
             starter},
        {"RGID,RGSM\nx,y\n", "s:1: no column 'Read1File' in the header line"},
        {"RGSM,Read1File,fastq_2\nx,y,z\n",
         "s: column 'fastq_2' cannot be kept beside the sample's name and file; rename the column"},
        {"RGSM,Read1File\nA,/old/none.fastq\n",
         "s:2: file '/old/none.fastq' of sample 'A' not found; looked in in1, in2, the working directory, "
         "and "
         "by its name below the folders"},
        {"RGSM,Read1File\nA,/old/deep.fastq\n",
         "s:2: file '/old/deep.fastq' of sample 'A' may be in1/1/deep.fastq or in1/2/deep.fastq; write the "
         "one that is meant"},
    };
    for (auto const & [text, message] : table)
        check({{{"s", text},
                {"a.fastq", "r:a"},
                {"b.fastq", "r:b"},
                {"x.fa", ">"},
                {"in1/c.fastq", "r:c"},
                {"in2/c.fastq", "r:d"},
                {"in1/1/deep.fastq", "r:e"},
                {"in1/2/deep.fastq", "r:f"}},
               {"--samples", "s", "in1", "in2"},
               message});
}

TEST_CASE("every fault of an Illumina sheet is told with its line", "[cli]")
{
    std::string const rename{" cannot be kept beside the sample's name and file; rename the column"};
    std::vector<std::pair<std::string, std::string>> const table{
        {"[Header]\nx,y\n", "s: this Illumina sample sheet has no section [Data] or [BCLConvert_Data]"},
        {"Lane,Sample_ID\n1,A\n", "s: this Illumina sample sheet has no section [Data] or [BCLConvert_Data]"},
        {"[Header]\n[Data],,\n,,\n", "s:2: nothing follows this section's line"},
        {illumina + "A,,,1,x\n[data]\nSample_ID\nB\n", "s:4: section [data] occurs twice"},
        {"[Data]\nLane,index\n1,A\n", "s:2: no column 'Sample_ID' below [data]"},
        {"[BCLConvert_Data]\nLane,index\n1,A\n", "s:2: no column 'Sample_ID' below [bclconvert_data]"},
        {"[Data]\nSample_ID,x,X\nA,1,2\n", "s:2: column 'X' occurs twice"},
        {"[Data]\nSample_ID,\xFC\nA,1\n", "s:2: column '\\xfc' is not UTF-8; save the sheet as UTF-8"},
        {"[Data]\nSample_ID,fastq_1\nA,1\n", "s: column 'fastq_1'" + rename},
        {illumina + "A,,,1\n", "s:3: has 4 fields, the header line 5"},
        {illumina + "A,,,1,x,,y\n", "s:3: has 7 fields, the header line 5"},
        {illumina + "A,,,1,\xE9\n", "s:3: '\\xe9' is not UTF-8; save the sheet as UTF-8"},
        {"[Data]\nSample_ID,\nA,1\n", "s:3: column 2 has no name in the header line"},
        {illumina + ",A,,1,x\n", "s:3: Sample_ID is empty"},
        {illumina, "s: names no sample; give it a line for each"},
        {illumina + "A,,,1,x\nA,,,1,y\n", "s:4: sample 'A' has group 'y', but 'x' on line 3"},
        {illumina + "A,n,,1,x\nA,m,,2,x\n", "s:4: sample 'A' has Sample_Name 'm', but 'n' on line 3"},
        {illumina + "A,,,1,\"x\n", "s:3: a double quote is opened but never closed"},
        {illumina + "B,,,1,x\n",
         "s:3: sample 'B' has no FASTQ file below in; to analyse the others, take these lines out of the "
         "sheet"},
        {illumina + "A,,,1,x\nB,,,1,x\nC,,,1,x\nD,,,1,x\nE,,,1,x\nF,,,1,x\nG,,,1,x\n",
         "s:4: sample 'B' has no FASTQ file below in; nor have 'C' (line 5), 'D' (line 6), 'E' (line 7), 'F' "
         "(line 8) and 1 more; to analyse the others, take these lines out of the sheet"},
        {illumina + "1,A,,1,x\n2,A,,1,x\n",
         "s:4: in/A_S1_L001_R1_001.fastq may be of this sample or of that on line 3; say which with a sheet "
         "that names the files (columns sample and fastq_1)"},
        {illumina + "-x,,,1,x\n", "s:3: sample name '-x' must not begin with '-'"},
        {illumina + "T,,P,1,x\nT,,Q,1,x\nP_T,,,1,x\n", "s:5: a second sample is called 'P_T', as on line 3"},
    };
    for (auto const & [text, message] : table)
        check({{{"s", text},
                {"in/A_S1_L001_R1_001.fastq", "r:a"},
                {"in/-x_S2_L001_R1_001.fastq", "r:b"},
                {"in/P/T_S3_L001_R1_001.fastq", "r:c"},
                {"in/Q/T_S4_L001_R1_001.fastq", "r:d"},
                {"in/P_T_S5_L001_R1_001.fastq", "r:e"}},
               {"--samples", "s", "in"},
               message});
    check({{{"s", illumina + "A,,,1,x\n"}, {"run/RunInfo.xml", ""}},
           {"--samples", "s", "run"},
           "run: a sequencer's run folder without FASTQ files; demultiplex it first (bcl-convert or "
           "bcl2fastq)"});
    check({{{"s", illumina + "A,,,1,x\n"},
            {"in/1/A_S1_L001_R1_001.fastq", "r:" + one_end},
            {"in/2/A_S1_L001_R1_001.fastq", "r:" + other_read}},
           {"--samples", "s", "in"},
           "in/1/A_S1_L001_R1_001.fastq and in/2/A_S1_L001_R1_001.fastq: both are sample 'A', and flow cell, "
           "lane and chunk do not tell them apart" +
               apart});
}

TEST_CASE("sheets of Illumina do not label the samples of a table", "[cli]")
{
    for (auto const & [text, kind] :
         {std::pair{illumina + "A,,,1,x\n", "an Illumina sample sheet"},
          std::pair{std::string{"RGSM,Read1File\nA,x\n"}, "an Illumina fastq_list"}})
    {
        work_folder folder;
        folder.add_text("s", text).add_text("counts.tsv", "miRNA\tA\nhsa-miR-21-5p\t1\n");
        cli_result const result = run_cli({"compare", "counts.tsv", "--samples", "s", "-o", "out"});
        CHECK(result.err == "polarmir: s:1: this is " + std::string{kind} +
                                "; a table with the columns sample and fastq_1 is needed" + starter + '\n');
        CHECK(result.code == 3);
    }
}
