#pragma once
#include <polarmir/isomir/record.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace polarmir::isomir {

/// A sample's isomir.tsv.
struct sample_records
{
    std::string name;
    std::filesystem::path path;
};

/// Where in an isomir.tsv the lines of a miRNA stand, in bytes.
struct mirna_lines
{
    std::string accession;
    std::uint64_t begin{0};
    std::uint64_t end{0};
};

/// Some lines of one of several samples.
struct sample_lines
{
    std::uint32_t sample{0}; ///< its index
    std::uint64_t begin{0};
    std::uint64_t end{0};
};

/// The isomiRs of all samples side by side, in two tables. miRNAs are independent of each other, so some are
/// read from all files, joined and written before the next ones: memory does not grow with the isomiRs of the
/// cohort, only with those of one miRNA, and no file is held open.
class joined_tables
{
  public:
    joined_tables(std::vector<sample_records> samples, expression counted);

    /// `lines`: of the sample's whole file. Samples must come in ascending order.
    void add(std::size_t sample, std::span<mirna_lines const> lines);

    /// Writes both tables, by accession and read; isomiRs that no sample has a count of are left out. Throws
    /// resource_error, and input_error when a file is no longer what it was.
    ///
    /// `mirtop`: what `mirtop counts --add-extra` makes: UID Read miRNA Variant iso_5p iso_3p iso_add3p
    /// iso_snp iso_5p_nt iso_3p_nt iso_add3p_nt iso_snp_nt, then one column per sample. An insert has the
    /// same description in every sample: its parent does not depend on the sample. Positions in iso_snp_nt
    /// count from 1, and several substitutions stand one behind the other, as mirtop 0.4.25 writes them.
    ///
    /// `raw`: what isomiRs::IsomirDataSeqFromRawData reads: seq mir mism add t5 t3, then one column per
    /// sample. mism: as iso_snp_nt above; t5, t3: gained bases in capitals, lost ones in small letters; 0:
    /// none. Reads with two substitutions have no place in that form and are left out.
    void
    write(std::filesystem::path const & mirtop, std::filesystem::path const & raw, std::size_t threads) const;

  private:
    using mirna_map = std::map<std::string, std::vector<sample_lines>>;

    /// Of some miRNAs, by sample, or nothing at the end.
    [[nodiscard]] std::optional<std::vector<sample_lines>> take_lines(mirna_map::const_iterator & next) const;

    std::vector<sample_records> samples_;
    expression counted_;
    mirna_map mirnas_; ///< by accession
};

} // namespace polarmir::isomir
