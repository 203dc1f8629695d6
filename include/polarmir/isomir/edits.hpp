#pragma once
#include <polarmir/io/table_writer.hpp>
#include <polarmir/isomir/record.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace polarmir::isomir {

inline constexpr std::uint64_t min_edited_reads{3};
inline constexpr double min_edited_share{0.01}; ///< of the covering reads; what misreads single sites reaches
                                                ///< some parts in a thousand
inline constexpr double max_edit_q{0.05};

/// A position of a miRNA whose A is read as G (inosine) more often than misreadings explain.
struct edit
{
    std::string mirna;
    std::string accession;
    std::uint32_t position{0}; ///< in the mature, 1-based
    std::uint64_t edited{0};   ///< reads with G
    std::uint64_t covering{0}; ///< reads whose templated part covers it, > 0
    double background{0};      ///< share of G that misreadings explain
    double phred{0};           ///< mean quality of the G in the reads inspected for the library
    std::uint64_t sampled{0};  ///< how many reads that is of
    double p{1};               ///< chance of as many edited reads (binomial)
    double q{1};               ///< p after Benjamini-Hochberg over all A of all miRNAs with covering reads

    [[nodiscard]] bool is_in_seed() const noexcept { return position >= 2 && position <= 8; }
    [[nodiscard]] double share() const noexcept
    {
        return static_cast<double>(edited) / static_cast<double>(covering);
    }
};

/// A-to-I candidates of a sample, by accession and position, from reads that fit one miRNA only: those with
/// `min_edited_reads`, `min_edited_share` and a q of at most `max_edit_q`.
///
/// The background is measured on the sample itself, not taken from base qualities, which promise too much or
/// too little: the greatest of the rates at which its templated bases are read as one other base (A as G not
/// among them) over all positions and at the position of the read in question, and of T read as C, the same
/// change on the other strand. The last bases of the templated part, which by the rules of alignment cannot
/// be substitutions, are not looked at. A read that another miRNA or RNA of the reference explains without
/// substitution is none of these reads. A polymorphism A>G looks the same; so does a paralogue that the
/// reference does not have.
class edit_finder
{
  public:
    edit_finder();
    ~edit_finder();
    edit_finder(edit_finder const &) = delete;
    edit_finder & operator=(edit_finder const &) = delete;

    /// The next record, of `reads` > 0; records must come by accession. Throws input_error when its
    /// substitutions are none.
    void add(record const & one, std::uint64_t reads);

    [[nodiscard]] std::vector<edit> finish() const;

  private:
    struct findings;
    std::unique_ptr<findings> findings_;
};

/// edits.tsv: one line per sample and candidate, with the miRNAs of the reference that have a G there (see
/// paralogues_with_g).
class edit_table
{
  public:
    /// The reference must outlive the table.
    edit_table(std::filesystem::path const & path, reference::mirna_reference const & reference);
    void write(std::string const & sample, std::span<edit const> edits);
    void commit() { table_.commit(); }

  private:
    io::table_writer table_;
    reference::mirna_reference const & reference_;
};

} // namespace polarmir::isomir
