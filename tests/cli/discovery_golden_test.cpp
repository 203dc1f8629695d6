#include "golden_samples.hpp"

using namespace polarmir::test;

TEST_CASE("samples lists an Illumina run folder", "[cli]")
{
    work_folder folder;
    folder.add_reads({"run/EV/T1_S1_L001_R1_001.fastq",        "run/EV/T1_S1_L001_R2_001.fastq",
                      "run/EV/T1_S1_L001_I1_001.fastq",        "run/EV/T1_S1_L002_R1_001.fastq",
                      "run/EV/T1_S1_L002_R2_001.fastq",        "run/EV/T1_S1_L002_I1_001.fastq",
                      "run/EV/T1_S1_L003_R1_001.fastq",        "run/EV/T1_S1_L003_R2_001.fastq",
                      "run/EV/T1_S1_L003_I1_001.fastq",        "run/EV/T1_S1_L004_R1_001.fastq",
                      "run/EV/T1_S1_L004_R2_001.fastq",        "run/EV/T1_S1_L004_I1_001.fastq",
                      "run/EV/C1_S2_L001_R1_001.fastq",        "run/EV/C1_S2_L002_R1_001.fastq",
                      "run/EV/C1_S2_L003_R1_001.fastq",        "run/EV/C1_S2_L004_R1_001.fastq",
                      "run/Cells/T1_S3_L001_R1_001.fastq",     "run/Cells/T1_S3_L002_R1_001.fastq",
                      "run/Undetermined_S0_L001_R1_001.fastq", "run/Undetermined_S0_L002_R1_001.fastq"});
    folder.add_text("run/Stats/Stats.json", "{}");
    check_samples(
        {"run"},
        "sample\tfastq_1\n"
        "C1\trun/EV/C1_S2_L001_R1_001.fastq\n"
        "C1\trun/EV/C1_S2_L002_R1_001.fastq\n"
        "C1\trun/EV/C1_S2_L003_R1_001.fastq\n"
        "C1\trun/EV/C1_S2_L004_R1_001.fastq\n"
        "Cells_T1\trun/Cells/T1_S3_L001_R1_001.fastq\n"
        "Cells_T1\trun/Cells/T1_S3_L002_R1_001.fastq\n"
        "EV_T1\trun/EV/T1_S1_L001_R1_001.fastq\n"
        "EV_T1\trun/EV/T1_S1_L002_R1_001.fastq\n"
        "EV_T1\trun/EV/T1_S1_L003_R1_001.fastq\n"
        "EV_T1\trun/EV/T1_S1_L004_R1_001.fastq\n",
        "polarmir: skipped run/EV/T1_S1_L001_I1_001.fastq: index read\n"
        "polarmir: skipped run/EV/T1_S1_L001_R2_001.fastq: mate (R2): a small RNA is read from one end\n"
        "polarmir: skipped run/EV/T1_S1_L002_I1_001.fastq: index read\n"
        "polarmir: skipped run/EV/T1_S1_L002_R2_001.fastq: mate (R2): a small RNA is read from one end\n"
        "polarmir: skipped run/EV/T1_S1_L003_I1_001.fastq: index read\n"
        "polarmir: skipped run/EV/T1_S1_L003_R2_001.fastq: mate (R2): a small RNA is read from one end\n"
        "polarmir: skipped run/EV/T1_S1_L004_I1_001.fastq: index read\n"
        "polarmir: skipped run/EV/T1_S1_L004_R2_001.fastq: mate (R2): a small RNA is read from one end\n"
        "polarmir: skipped run/Undetermined_S0_L001_R1_001.fastq: undetermined: reads that belong to no "
        "sample\n"
        "polarmir: skipped run/Undetermined_S0_L002_R1_001.fastq: undetermined: reads that belong to no "
        "sample\n"
        "polarmir: warning: sample 'T1' is in several folders and kept apart as Cells_T1, EV_T1; to pool "
        "the files, list them in a sample sheet (--samples)\n",
        0);
}

TEST_CASE("samples lists an Illumina run folder with its sheet", "[cli]")
{
    work_folder folder;
    folder.add_reads({"run/EV/L1/tumor-1_S1_L001_R1_001.fastq",
                      "run/EV/L1/tumor-1_S1_L002_R1_001.fastq",
                      "run/EV/L2/ctrl_S2_L001_R1_001.fastq",
                      "run/extra_S9_L001_R1_001.fastq"});
    folder.add_text("run/SampleSheet.csv",
                    "\xEF\xBB\xBF"
                    "[Header],,,,,,\r\n"
                    "IEMFileVersion,4,,,,,\r\n"
                    "Workflow,GenerateFASTQ,,,,,\r\n"
                    ",,,,,,\r\n"
                    "[Reads],,,,,,\r\n"
                    "51,,,,,,\r\n"
                    "[Settings],,,,,,\r\n"
                    "Adapter,TGGAATTCTCGGGTGCCAAGG,,,,,\r\n"
                    "[Data],,,,,,\r\n"
                    "Lane,Sample_ID,Sample_Name,Sample_Project,I7_Index_ID,index,group,Description\r\n"
                    "1,L1,tumor 1,EV,RPI1,ATCACG,tumor,\r\n"
                    "2,L1,tumor 1,EV,RPI1,ATCACG,tumor,\r\n"
                    "1,L2,ctrl,EV,RPI2,CGATGT,control,\r\n"
                    "1,L3,ctrl,Cells,RPI3,TTAGGC,,\r\n");
    check_samples(
        {"run"},
        "sample\tfastq_1\tproject\tgroup\n"
        "ctrl\trun/EV/L2/ctrl_S2_L001_R1_001.fastq\tEV\tcontrol\n"
        "extra\trun/extra_S9_L001_R1_001.fastq\t\t\n"
        "tumor-1\trun/EV/L1/tumor-1_S1_L001_R1_001.fastq\tEV\ttumor\n"
        "tumor-1\trun/EV/L1/tumor-1_S1_L002_R1_001.fastq\tEV\ttumor\n",
        "polarmir: run/SampleSheet.csv: describes 2 of 3 samples, columns project, group\n"
        "polarmir: warning: run/SampleSheet.csv:8: Adapter,TGGAATTCTCGGGTGCCAAGG: where the demultiplexer "
        "finds this adapter, reads with inserts shorter than 35 nt keep N in place of adapter bases "
        "(MinimumTrimmedReadLength 35, the default), and those shorter than 22 nt become N altogether "
        "(MaskShortReads 22, the default); miRNA reads are lost: demultiplex again without the adapter, or "
        "with MinimumTrimmedReadLength,0 and MaskShortReads,0 (bcl2fastq: --minimum-trimmed-read-length 0 "
        "--mask-short-adapter-reads 0, unless that was done)\n"
        "polarmir: warning: run/SampleSheet.csv: samples without a FASTQ file: ctrl (line 14)\n",
        0);
}

TEST_CASE("samples lists a sheet of bcl2fastq (v1)", "[cli]")
{
    work_folder folder;
    folder.add_reads({"run/EV/L1/tumor 1_S1_L002_R1_001.fastq",
                      "run/EV/L1/tumor 1_S1_L002_R2_001.fastq",
                      "run/EV/L1/tumor 1_S1_L001_R1_001.fastq",
                      "run/EV/L1/tumor 1_S1_L001_R2_001.fastq",
                      "run/EV/L2/ctrl_S2_L001_R1_001.fastq",
                      "run/Cells/L3/ctrl_S3_L001_R1_001.fastq",
                      "run/EV/old_S4_L001_R1_001.fastq",
                      "run/Undetermined_S0_L001_R1_001.fastq",
                      "run/Undetermined_S0_L001_I1_001.fastq"});
    folder.add_text("run/SampleSheet.csv",
                    "\xEF\xBB\xBF"
                    "[Header],,,,,,\r\n"
                    "IEMFileVersion,4,,,,,\r\n"
                    "Workflow,GenerateFASTQ,,,,,\r\n"
                    ",,,,,,\r\n"
                    "[Reads],,,,,,\r\n"
                    "51,,,,,,\r\n"
                    "[Settings],,,,,,\r\n"
                    "Adapter,TGGAATTCTCGGGTGCCAAGG,,,,,\r\n"
                    "[Data],,,,,,\r\n"
                    "Lane,Sample_ID,Sample_Name,Sample_Project,I7_Index_ID,index,group,Description\r\n"
                    "1,L1,tumor 1,EV,RPI1,ATCACG,tumor,\r\n"
                    "2,L1,tumor 1,EV,RPI1,ATCACG,tumor,\r\n"
                    "1,L2,ctrl,EV,RPI2,CGATGT,control,\r\n"
                    "1,L3,ctrl,Cells,RPI3,TTAGGC,,\r\n");
    check_samples(
        {"--samples", "run/SampleSheet.csv"},
        "sample\tfastq_1\tproject\tgroup\n"
        "tumor 1\trun/EV/L1/tumor 1_S1_L001_R1_001.fastq\tEV\ttumor\n"
        "tumor 1\trun/EV/L1/tumor 1_S1_L002_R1_001.fastq\tEV\ttumor\n"
        "EV_ctrl\trun/EV/L2/ctrl_S2_L001_R1_001.fastq\tEV\tcontrol\n"
        "Cells_ctrl\trun/Cells/L3/ctrl_S3_L001_R1_001.fastq\tCells\t\n",
        "polarmir: skipped run/EV/L1/tumor 1_S1_L001_R2_001.fastq: mate (R2): a small RNA is read from one "
        "end\n"
        "polarmir: skipped run/EV/L1/tumor 1_S1_L002_R2_001.fastq: mate (R2): a small RNA is read from one "
        "end\n"
        "polarmir: skipped run/EV/old_S4_L001_R1_001.fastq: not in sheet\n"
        "polarmir: skipped run/Undetermined_S0_L001_I1_001.fastq: undetermined: reads that belong to no "
        "sample\n"
        "polarmir: skipped run/Undetermined_S0_L001_R1_001.fastq: undetermined: reads that belong to no "
        "sample\n"
        "polarmir: warning: run/SampleSheet.csv:8: Adapter,TGGAATTCTCGGGTGCCAAGG: where the demultiplexer "
        "finds this adapter, reads with inserts shorter than 35 nt keep N in place of adapter bases "
        "(MinimumTrimmedReadLength 35, the default), and those shorter than 22 nt become N altogether "
        "(MaskShortReads 22, the default); miRNA reads are lost: demultiplex again without the adapter, or "
        "with MinimumTrimmedReadLength,0 and MaskShortReads,0 (bcl2fastq: --minimum-trimmed-read-length 0 "
        "--mask-short-adapter-reads 0, unless that was done)\n"
        "polarmir: warning: sample 'ctrl' is several samples of the sheet, kept apart as EV_ctrl, "
        "Cells_ctrl\n",
        0);
}

TEST_CASE("samples lists a sheet of BCL Convert (v2)", "[cli]")
{
    work_folder folder;
    folder.add_reads({"fastq/A_S1_L001_R1_001.fastq", "fastq/B_S2_R1_001.fastq", "fastq/C_S3_R1_001.fastq"});
    folder.add_text("v2.csv",
                    "[Header]\n"
                    "FileFormatVersion,2\n"
                    "RunName,EV\n"
                    "\n"
                    "# made by hand\n"
                    "[BCLConvert_Settings]\n"
                    "SoftwareVersion,4.2.7\n"
                    "AdapterRead1,AACTGTAGGCACCATCAAT\n"
                    "MinimumTrimmedReadLength,0\n"
                    "MaskShortReads,15\n"
                    "\n"
                    "[cloud_data]\n"
                    "Sample_ID,ProjectName,LibraryName\n"
                    "A,EV,A_1\n"
                    "B,EV,B_1\n"
                    "[BCLCONVERT_DATA]\n"
                    "Sample_ID,index,index2,OverrideCycles,subject,\"dose, mg\"\n"
                    "A,ATCACG,GGG,Y51;I6;I3,p1,\"1,5\"\n"
                    "B,CGATGT,GGG,Y51;I6;I3,p2,0\n");
    check_samples({"--samples", "v2.csv", "fastq"},
                  "sample\tfastq_1\tproject\tsubject\tdose, mg\n"
                  "A\tfastq/A_S1_L001_R1_001.fastq\tEV\tp1\t1,5\n"
                  "B\tfastq/B_S2_R1_001.fastq\tEV\tp2\t0\n",
                  "polarmir: skipped fastq/C_S3_R1_001.fastq: not in sheet\n",
                  0);
}

TEST_CASE("samples lists fastq_list.csv of BCL Convert", "[cli]")
{
    work_folder folder;
    folder.add_reads({"out/P/A_S1_L001_R1_001.fastq",
                      "out/P/A_S1_L001_R2_001.fastq",
                      "out/P/A_S1_L002_R1_001.fastq",
                      "out/P/A_S1_L002_R2_001.fastq",
                      "out/P/B_S2_L001_R1_001.fastq",
                      "out/Undetermined_S0_L001_R1_001.fastq"});
    folder.add_text(
        "out/Reports/fastq_list.csv",
        "RGID,RGSM,RGLB,Lane,Read1File,Read2File,group\n"
        "ACG.1,A,L,1,/scratch/x/P/A_S1_L001_R1_001.fastq,/scratch/x/P/A_S1_L001_R2_001.fastq,case\n"
        "ACG.2,A,L,2,/scratch/x/P/A_S1_L002_R1_001.fastq,/scratch/x/P/A_S1_L002_R2_001.fastq,case\n"
        "CGA.1,B,L,1,P/B_S2_L001_R1_001.fastq,,control\n"
        "Undetermined.1,Undetermined,U,1,/scratch/x/Undetermined_S0_L001_R1_001.fastq,,\n");
    check_samples(
        {"--samples", "out/Reports/fastq_list.csv", "out"},
        "sample\tfastq_1\tgroup\n"
        "A\tout/P/A_S1_L001_R1_001.fastq\tcase\n"
        "A\tout/P/A_S1_L002_R1_001.fastq\tcase\n"
        "B\tout/P/B_S2_L001_R1_001.fastq\tcontrol\n",
        "polarmir: skipped out/P/A_S1_L001_R2_001.fastq: mate (R2): a small RNA is read from one end\n"
        "polarmir: skipped out/P/A_S1_L002_R2_001.fastq: mate (R2): a small RNA is read from one end\n"
        "polarmir: skipped out/Undetermined_S0_L001_R1_001.fastq: undetermined: reads that belong to no "
        "sample\n",
        0);
}

TEST_CASE("samples lists an nf-core sheet", "[cli]")
{
    work_folder folder;
    folder.add_reads(
        {"fastq/a_1.fastq", "fastq/a_2.fastq", "fastq/b.fastq", "fastq/b_top_up.fastq", "fastq/c.fastq"});
    folder.add_text("samplesheet.csv",
                    "sample,fastq_1,fastq_2,strandedness\n"
                    "B,fastq/b.fastq,,auto\n"
                    "A,fastq/a_1.fastq,fastq/a_2.fastq,auto\n"
                    "B,fastq/b_top_up.fastq,,auto\n");
    check_samples({"--samples", "samplesheet.csv", "fastq"},
                  "sample\tfastq_1\tstrandedness\n"
                  "B\tfastq/b.fastq\tauto\n"
                  "B\tfastq/b_top_up.fastq\tauto\n"
                  "A\tfastq/a_1.fastq\tauto\n",
                  "polarmir: skipped fastq/a_2.fastq: mate (R2): a small RNA is read from one end\n"
                  "polarmir: skipped fastq/c.fastq: not in sheet\n",
                  0);
}

TEST_CASE("samples lists MGI lanes", "[cli]")
{
    work_folder folder;
    folder.add_reads({"V300012345/L01/V300012345_L01_41.fq",
                      "V300012345/L02/V300012345_L02_41.fq",
                      "V300012345/L01/V300012345_L01_42_1.fq",
                      "V300012345/L01/V300012345_L01_42_2.fq",
                      "V300012345/L01/V300012345_L01_undecoded.fq",
                      "DP8400012345TL/L01/DP8400012345TL_L01_43.fq",
                      "V300012345/L01/V300012345_L01_41.summaryReport.html"});
    check_samples(
        {"V300012345", "DP8400012345TL"},
        "sample\tfastq_1\n"
        "41\tV300012345/L01/V300012345_L01_41.fq\n"
        "41\tV300012345/L02/V300012345_L02_41.fq\n"
        "42_1\tV300012345/L01/V300012345_L01_42_1.fq\n"
        "42_2\tV300012345/L01/V300012345_L01_42_2.fq\n"
        "43\tDP8400012345TL/L01/DP8400012345TL_L01_43.fq\n",
        "polarmir: skipped V300012345/L01/V300012345_L01_undecoded.fq: undetermined: reads that belong to "
        "no sample\n",
        0);
}

TEST_CASE("samples lists archive runs", "[cli]")
{
    work_folder folder;
    folder.add_reads({"sra/SRR8557389.fastq",
                      "sra/SRR8557390_1.fastq",
                      "sra/SRR8557390_2.fastq",
                      "sra/ERR123456_pass.fastq",
                      "sra/CRR034499_f1.fq",
                      "sra/CRR034499_r2.fq",
                      "sra/GSM2345678_serum_1.fastq",
                      "sra/ENCFF000ABC.fastq",
                      "sra/DRR000123.sra"});
    check_samples(
        {"sra"},
        "sample\tfastq_1\n"
        "CRR034499\tsra/CRR034499_f1.fq\n"
        "ENCFF000ABC\tsra/ENCFF000ABC.fastq\n"
        "ERR123456\tsra/ERR123456_pass.fastq\n"
        "GSM2345678_serum_1\tsra/GSM2345678_serum_1.fastq\n"
        "SRR8557389\tsra/SRR8557389.fastq\n"
        "SRR8557390\tsra/SRR8557390_1.fastq\n",
        "polarmir: skipped sra/CRR034499_r2.fq: mate (R2): a small RNA is read from one end\n"
        "polarmir: skipped sra/DRR000123.sra: is in a form that polarmir does not read; convert it to "
        "FASTQ (plain or gzip)\n"
        "polarmir: skipped sra/SRR8557390_2.fastq: mate (R2): a small RNA is read from one end\n",
        0);
}

TEST_CASE("samples lists Galaxy downloads", "[cli]")
{
    work_folder folder;
    folder.add_reads({"g/Galaxy12-[SRR8557389.fastq.gz].fastqsanger",
                      "g/Galaxy13-[T_S1_L001_R1_001.fastq.gz].fastqsanger",
                      "g/Galaxy14-[T_S1_L002_R1_001.fastq.gz].fastqsanger",
                      "g/Galaxy15-[T_S1_L001_R2_001.fastq.gz].fastqsanger",
                      "g/Galaxy16-[Trim Galore! on data 3: trimmed reads].fastqsanger"});
    check_samples(
        {"g"},
        "sample\tfastq_1\n"
        "SRR8557389\tg/Galaxy12-[SRR8557389.fastq.gz].fastqsanger\n"
        "T\tg/Galaxy13-[T_S1_L001_R1_001.fastq.gz].fastqsanger\n"
        "T\tg/Galaxy14-[T_S1_L002_R1_001.fastq.gz].fastqsanger\n"
        "Trim Galore! on data 3: trimmed reads\tg/Galaxy16-[Trim Galore! on data 3: trimmed "
        "reads].fastqsanger\n",
        "polarmir: skipped g/Galaxy15-[T_S1_L001_R2_001.fastq.gz].fastqsanger: mate (R2): a small RNA is "
        "read from one end\n",
        0);
}
