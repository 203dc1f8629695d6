// Sheets of Illumina's software.
#include "inputs.hpp"
#include "runner.hpp"

using namespace polarmir::test;

namespace {

char const * const run_sheet{"run @/in --samples @/SampleSheet.csv -o @/out"};
std::string const head{"[Header]\nFileFormatVersion,2\n"};

std::vector<made_file> illumina(std::string const & text)
{
    return {{"SampleSheet.csv", text}, {"in/A_S1_L001_R1_001.fastq.gz", gzipped(good_reads())}};
}

} // namespace

BAD_INPUT("a SampleSheet without data",
          {.files = illumina(head),
           .command = run_sheet,
           .code = 3,
           .says = {"SampleSheet.csv", "[Data] or [BCLConvert_Data]"}})
BAD_INPUT("a SampleSheet that ends behind [BCLConvert_Data]",
          {.files = illumina(head + "[BCLConvert_Data]\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"SampleSheet.csv:3", "nothing follows"}})
BAD_INPUT("a SampleSheet without Sample_ID",
          {.files = illumina(head + "[BCLConvert_Data]\nLane,Index\n1,ACGT\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"SampleSheet.csv:4", "no column 'Sample_ID'"}})
BAD_INPUT("a SampleSheet with two sections of data",
          {.files = illumina("[Data]\nSample_ID\nA\n[Data]\nSample_ID\nB\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"SampleSheet.csv:4", "occurs twice"}})
BAD_INPUT("a SampleSheet with an empty Sample_ID",
          {.files = illumina("[Data]\nLane,Sample_ID\n1,\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"SampleSheet.csv:3", "Sample_ID is empty"}})
BAD_INPUT("a SampleSheet with a path for a Sample_ID",
          {.files = illumina("[Data]\nLane,Sample_ID\n1,../x\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"SampleSheet.csv:3", "'../x'"}})
BAD_INPUT("a SampleSheet of samples that have no file",
          {.files = illumina("[Data]\nSample_ID\nB\n"),
           .command = run_sheet,
           .code = 3,
           .says = {"SampleSheet.csv", "'B'"}})
BAD_INPUT("a fastq_list.csv that names a file that is not there",
          {.files = {{"fastq_list.csv",
                      "RGID,RGSM,RGLB,Lane,Read1File,Read2File\nA.1,A,lib,1,a.fastq.gz,\n"}},
           .command = "run --samples @/fastq_list.csv -o @/out",
           .code = 3,
           .says = {"fastq_list.csv:2", "a.fastq.gz", "not found"}})
BAD_INPUT("a SampleSheet that masks short reads is warned of",
          {.files = illumina("[Header]\nFileFormatVersion,2\n[BCLConvert_Settings]\nAdapterRead1,TGGAATTC\n"
                             "[BCLConvert_Data]\nSample_ID,Index\nA,ACGT\n"),
           .command = run_sheet,
           .code = 0,
           .says = {"warning", "SampleSheet.csv:4", "become N altogether", "demultiplex again"}})
