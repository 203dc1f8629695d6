#pragma once
#include <polarmir/io/table_writer.hpp>
#include <polarmir/isomir/list.hpp>
#include <polarmir/isomir/quality_sample.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::isomir {

/// A line of samples/NAME/isomir.tsv, all as text but the counts.
struct record
{
    std::string uid;
    std::string read;
    std::string mirna;
    std::string accession; ///< of the row; lines are sorted by it, then by read
    std::string variant;
    std::string shift_5p; ///< nt with sign: +1, -2, 0
    std::string shift_3p;
    std::string tail_nt;  ///< length of the tail
    std::string snvs;     ///< number
    std::string bases_5p; ///< gained in capitals, lost in small letters, 0: none
    std::string bases_3p;
    std::string tail;          ///< 0: none
    std::string substitutions; ///< 11AG: 1-based position in the insert, read base, hairpin base; separated
                               ///< by commas; 0: none
    std::string parent;        ///< hairpin
    std::string start;         ///< on the parent, 1-based; the insert overhangs the end with its tail
    std::string end;
    std::string cigar;
    std::string changes;
    std::string hits;
    std::string aliases; ///< other names of the row, separated by commas
    std::uint64_t reads{0};
    std::uint64_t molecules{0};   ///< 0 without UMIs
    double snv_phred{0};          ///< mean quality of the substituted bases in sampled reads
    std::uint64_t snv_sampled{0}; ///< how many bases that is of

    /// The key the lines are sorted by, of unlike samples too.
    friend bool before(record const & a, record const & b)
    {
        return a.accession != b.accession ? a.accession < b.accession : a.read < b.read;
    }
};

/// The isomiRs of a sample, counted in reads, and in molecules too where there are UMIs.
struct sample_isomirs
{
    std::vector<isomir_count> reads;
    std::vector<isomir_count> molecules;
};

/// Writes isomir.tsv of a sample; the same bytes whatever `threads`.
void write_records(std::filesystem::path const & path,
                   sample_isomirs const & isomirs,
                   reference::mirna_reference const & reference,
                   quality_sample const & qualities,
                   std::size_t threads);

/// Writes lines of isomir.tsv one by one.
class record_writer
{
  public:
    explicit record_writer(std::filesystem::path const & path);
    void write(record const & one);
    void commit() { table_.commit(); }

  private:
    io::table_writer table_;
};

/// Reads isomir.tsv line by line.
class record_reader
{
  public:
    /// Throws input_error when the file cannot be read or is none of ours.
    explicit record_reader(std::filesystem::path path);

    /// The next line, null at the end. It is there until the next call. Throws parse_error.
    [[nodiscard]] record const * next();

    /// Where in the file the line given last begins, in bytes.
    [[nodiscard]] std::uint64_t line_begin() const noexcept { return line_begin_; }
    /// Behind its end.
    [[nodiscard]] std::uint64_t line_end() const noexcept { return text_begin_ + position_; }

  private:
    void refill();
    [[nodiscard]] std::optional<std::string_view> next_line();

    std::filesystem::path path_;
    std::ifstream file_;
    std::string text_;            ///< some lines
    std::size_t position_{0};     ///< of the next line in them
    std::uint64_t text_begin_{0}; ///< where they are in the file
    std::uint64_t line_begin_{0};
    std::uint64_t line_{0}; ///< number of the line given last, 1-based
    bool at_end_{false};
    record one_;
};

/// Which number of a record is its expression: &record::reads or &record::molecules.
using expression = std::uint64_t record::*;

} // namespace polarmir::isomir
