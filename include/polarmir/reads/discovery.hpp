#pragma once
#include <polarmir/reads/sample.hpp>

#include <filesystem>
#include <optional>
#include <span>

namespace polarmir::reads {

/// Finds the samples in files of reads (FASTQ; BAM, CRAM, SAM) and in folders, or, with a sheet, those the
/// sheet names.
///
/// Folders are searched recursively; links are followed, each folder is visited once; hidden entries and the
/// results of this program are left out. A file that is reached twice is one file. `-` is standard input,
/// sample `stdin`. The result depends neither on the order of `inputs` nor on the order in which the system
/// lists files.
///
/// Without a sheet the names tell what belongs together (see file_name.hpp): lanes and chunks of a sample are
/// read in natural order; index reads, mates (R2) and reads that no sample claimed are skipped. `x_1` beside
/// `x_2`, and `x_R1` beside `x_R2`, are mates or two samples depending on the names of their first reads; a
/// file without reads is nobody's mate. A sample name found in several
/// project folders is kept apart as `project_name`; on several flow cells it is pooled with a warning if a
/// sequencer's software gave the names. Files of one sample that cannot be told to be different reads (same
/// flow cell, lane and chunk) are an error: a sheet has to say what they are.
///
/// When an input folder holds one SampleSheet.csv of Illumina, its columns become annotations of the samples
/// found by name; it neither adds nor removes samples. Samples without files, adapter settings that mask
/// miRNA reads, and sheets that cannot be used are warnings.
///
/// With a sheet only its files are analysed, in its order. A relative path is looked for in the sheet's
/// folder, in the inputs (two different files of that name are an error) and in the working directory. Three
/// kinds of sheets are told by their first line: tables with the columns sample and fastq_1 (see
/// sample_sheet.hpp); fastq_list.csv of BCL Convert and DRAGEN, whose files are also looked for by name
/// alone; and SampleSheet.csv (v1, v2), whose samples' files are looked for by the demultiplexer's names.
/// Without inputs the last two are looked for below the sheet's folder.
///
/// Throws input_error (parse_error for the sheet) for inputs that are absent, FASTA or no reads, a run
/// folder that is not demultiplexed, unusable sample names, a file that belongs to two samples, a
/// sample of a sheet without a file, and when there is nothing to analyse.
[[nodiscard]] cohort discover(std::span<std::filesystem::path const> inputs,
                              std::optional<std::filesystem::path> const & sheet);

} // namespace polarmir::reads
