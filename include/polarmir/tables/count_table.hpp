#pragma once
#include <polarmir/tables/count_matrix.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace polarmir::tables {

/// The forms of tables of mature miRNA counts that are understood. They are told apart by their header lines
/// and first rows, never by the name of the file.
enum class form : std::uint8_t
{
    matrix,     ///< miRNA x sample: polarmir, miRge3, QuickMIRSeq, exceRpt (merged), mirna.tsv of nf-core
    transposed, ///< sample x miRNA: mature_counts.csv of nf-core/smrnaseq
    mirdeep2,   ///< miRNAs_expressed_all_samples: a row per mature and precursor
    srnabench,  ///< mature_sense.grouped
    mirtop,     ///< `mirtop counts`: a row per isomiR
    tinyrna,    ///< feature_counts.csv
    seqbuster,  ///< .mirna of miraligner: a row per read sequence
    optimir,    ///< abundances: `reference`, samples, remarks
    excerpt,    ///< readCounts_miRNAmature_sense.txt of one sample
    salmon,     ///< quant.sf
    idxstats,   ///< `samtools idxstats` of reads mapped on matures; no header line
};

/// What people call the form, with the pipeline that writes it.
[[nodiscard]] char const * name_of(form what) noexcept;

/// All forms in one sentence, for messages about files that are none of them.
[[nodiscard]] std::string understood_forms();

/// A table of counts of any form.
struct count_table
{
    form what{form::matrix};
    count_matrix counts; ///< labels as the table has them, see names_in
    /// Whether the sample names stand in the table; if not (tables of one sample), the one name is that of
    /// the file up to its first point, or of its folder where the file is called the same for all samples.
    bool names_samples{true};
    std::vector<std::string> remarks; ///< what was chosen in reading it, for the log
};

/// Reads a table, separated by tabs, semicolons or commas (as its first line is), plain or gzip, with or
/// without double quotes around names; lines end with LF, CRLF or CR, decimals have a point. Rows that are
/// sums (`miRNAtotal` of miRge2, `*` of idxstats) are left out. Where a form has several rows of one miRNA
/// they are added; of miRDeep2's rows per precursor, which hold the same reads, the largest is taken, unless
/// they hold fractions (quantifier.pl -W).
///
/// Throws parse_error naming line and column for a count that is negative or no number, a sample name that is
/// unfit (see fault_of_sample_name), and a sample or (in a matrix) a miRNA that occurs twice; input_error for
/// a table without samples or miRNAs. Where nothing of the table is understood, the message lists the forms.
[[nodiscard]] count_table read_count_table(std::filesystem::path const & path);

/// The counts of read_count_table with one miRNA name or accession per row, as scores need them: joined names
/// are counted for their first, and rows that then have the same label are added. What was joined is told in
/// `remarks`.
[[nodiscard]] count_matrix with_single_names(count_table const & table, std::vector<std::string> & remarks);

/// Tables of different samples as one: every miRNA of any of them, 0 where a table does not have it. Throws
/// input_error when a sample is in two of them.
[[nodiscard]] count_matrix side_by_side(std::vector<count_table> const & tables);

} // namespace polarmir::tables
