#pragma once
#include <polarmir/core/interval.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::reference {

/// A miRNA precursor as miRBase gives it; sense strand, DNA letters, ambiguity codes as N.
struct hairpin
{
    std::string accession; ///< MI0000060
    std::string name;      ///< hsa-let-7a-1
    std::string sequence;
};

/// A mature miRNA; DNA letters.
struct mature
{
    std::string accession; ///< MIMAT0000062: the key everywhere
    std::string name;      ///< hsa-let-7a-5p: a label
    std::string sequence;
};

/// Where a mature lies in a hairpin (0-based, half-open).
struct placement
{
    std::uint32_t hairpin{0};
    std::uint32_t mature{0};
    interval where;
    friend bool operator==(placement const &, placement const &) = default;
};

/// A row of the count tables: all matures with one and the same sequence. Almost always a single mature; in
/// human miRBase 22 there are 16 groups of two or more.
struct mature_row
{
    std::vector<std::uint32_t> members; ///< indices into matures(), by accession; the first names the row
};

/// An immutable set of hairpins with their matures. Hairpins and matures are sorted by accession,
/// placements by (hairpin, begin, mature), rows by their first accession.
class mirna_reference
{
  public:
    mirna_reference() = default;

    /// Sorts, groups and checks; a placement given twice is kept once. Throws input_error naming the entry
    /// when a name or accession is empty, repeated or holds a blank, `:` or `;` (the separators of the table
    /// form), a sequence holds anything but A, C, G, T and N, a placement leaves its hairpin or the hairpin
    /// does not read as the mature there (N equals nothing), or a mature has no placement: it could never be
    /// counted.
    mirna_reference(std::string label,
                    std::vector<hairpin> hairpins,
                    std::vector<mature> matures,
                    std::vector<placement> placements);

    /// For people: `embedded human panel (miRBase 22, 388 hairpins)` or what `reference build` recorded.
    [[nodiscard]] std::string const & label() const noexcept { return label_; }
    [[nodiscard]] std::span<hairpin const> hairpins() const noexcept { return hairpins_; }
    [[nodiscard]] std::span<mature const> matures() const noexcept { return matures_; }
    [[nodiscard]] std::span<placement const> placements() const noexcept { return placements_; }
    [[nodiscard]] std::span<placement const> placements_in(std::uint32_t hairpin) const noexcept;
    [[nodiscard]] std::span<mature_row const> rows() const noexcept { return rows_; }
    [[nodiscard]] std::uint32_t row_of(std::uint32_t mature) const noexcept { return row_of_mature_[mature]; }

    /// The mature that names a row.
    [[nodiscard]] mature const & row_mature(std::uint32_t row) const noexcept
    {
        return matures_[rows_[row].members.front()];
    }

    /// The row in which the mature of this name or accession is counted, if there is one.
    [[nodiscard]] std::optional<std::uint32_t> find_row(std::string_view name_or_accession) const noexcept;

    /// XXH3-128 (32 hexadecimal digits) of the canonical table form (to_table), part of the resume key: equal
    /// exactly when hairpins, matures and placements are, whatever the label.
    [[nodiscard]] std::string const & hash() const noexcept { return hash_; }

  private:
    std::string label_;
    std::vector<hairpin> hairpins_;
    std::vector<mature> matures_;
    std::vector<placement> placements_;
    std::vector<std::uint32_t> first_placement_; ///< per hairpin, and one past the end
    std::vector<mature_row> rows_;
    std::vector<std::uint32_t> row_of_mature_;
    std::string hash_;
};

} // namespace polarmir::reference
